import type { Size } from "../image/geometry";
import { resultsMeet, type PackedZone } from "../image/photoService";
import { mayMeet } from "../image/zonesMeet";
import { toFailure } from "../lib/failure";
import { defaultFinish } from "../runs/defaultFinish";
import { isFinal, type Run } from "../runs/run";
import { getBlob } from "../storage/blobTable";
import type { TrailPart, TrailStep } from "../storage/photoRef";
import { planChain, type ChainPlan } from "./chainPlan";
import { finishKey } from "./finishKey";

type Finish = TrailPart["finish"];

/** A trail, its runs and what another finish of some of its steps means for the others. */
export interface Chain {
  readonly plan: ChainPlan;
  /** The steps that are finished in another way, by their place. */
  readonly refinished: ReadonlySet<number>;
  /** The runs of a unit of the plan. */
  readonly runsOf: (unit: string) => readonly Run[];
}

/**
 * Plans what becomes of a trail. `finished` says how the results of a step are finished now, null where there are none (any more). A mask that cannot be read counts as one that is in the way: its run stays where it is.
 * @throws Failure aborted
 */
export async function chainOf(
  trail: readonly TrailStep[],
  runs: readonly Run[],
  finished: (step: TrailStep, index: number) => readonly TrailPart[] | null,
  signal: AbortSignal,
): Promise<Chain> {
  const byUnit = new Map<string, Run[]>();
  for (const run of runs) byUnit.set(unitOf(run), [...(byUnit.get(unitOf(run)) ?? []), run]);
  const runsOf = (unit: string): readonly Run[] => byUnit.get(unit) ?? [];
  const changes = new Map<number, readonly Zone[]>();
  const steps = trail.map((step, index) => {
    const parts = step.parts ?? [];
    const now = finished(step, index);
    const maker = now === null ? undefined : runs.find((run) => run.id === parts[0]?.run);
    const refinished = now !== null && maker !== undefined && partsKey(now) !== partsKey(parts);
    if (refinished)
      changes.set(
        index,
        [...parts, ...now].flatMap((part) => zoneOfPart(runs, part)),
      );
    return { photo: step.photo.hash, unit: maker === undefined ? null : unitOf(maker), refinished };
  });
  const photos = new Set(steps.map(({ photo }) => photo));
  const units = [...byUnit].flatMap(([id, [first]]) =>
    first !== undefined && photos.has(first.photo.hash) ? [{ id, photo: first.photo.hash }] : [],
  );
  const meeting = new Set<string>();
  for (const { id } of units)
    for (const [index, changed] of changes) {
      const size = trail[index]?.photo;
      if (size !== undefined && (await meet(size, changed, runsOf(id).flatMap(zonesOfRun), signal))) meeting.add(`${id} ${index}`);
    }
  const plan = planChain(steps, units, (unit, changed) => changed.some((index) => meeting.has(`${unit} ${index}`)));
  return { plan, refinished: new Set(changes.keys()), runsOf };
}

function unitOf(run: Run): string {
  return run.group?.id ?? run.id;
}

function partsKey(parts: readonly TrailPart[]): string {
  return parts.map((part) => finishKey(part.output, part.finish)).join(" + ");
}

/** A zone whose mask is still in the storage. */
interface Zone {
  readonly mask: Run["mask"];
  readonly region: Run["region"];
  readonly finish: Finish;
}

function zoneOfPart(runs: readonly Run[], part: TrailPart): readonly Zone[] {
  const run = runs.find((each) => each.id === part.run);
  return run === undefined ? [] : [{ mask: run.mask, region: run.region, finish: part.finish }];
}

/** Of all images that a run has or will have. */
function zonesOfRun(run: Run): readonly Zone[] {
  const coming = isFinal(run) ? [] : [defaultFinish(run.engine)];
  const finishes = new Map([...run.outputs.map(({ finish }) => finish), ...coming].map((finish) => [finishKey("", finish), finish]));
  return [...finishes.values()].map((finish) => ({ mask: run.mask, region: run.region, finish }));
}

async function meet(photo: Size, changed: readonly Zone[], looking: readonly Zone[], signal: AbortSignal): Promise<boolean> {
  const near = looking.filter((mine) => changed.some((theirs) => mayMeet(theirs, mine)));
  if (near.length === 0) return false;
  try {
    const [theirs, mine] = [await Promise.all(changed.map(packed)), await Promise.all(near.map(packed))];
    return await resultsMeet({ photo: { width: photo.width, height: photo.height }, changed: theirs, looking: mine, signal });
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code === "aborted") throw failure;
    return true;
  }
}

async function packed({ mask, region, finish }: Zone): Promise<PackedZone> {
  return { mask: { blob: await getBlob(mask.hash), rect: mask.rect }, region, finish };
}
