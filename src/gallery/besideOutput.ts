import type { Finish } from "../image/finishValues";
import { allRuns } from "../runs/changeRun";
import type { Output, Run } from "../runs/run";
import type { TrailPart } from "../storage/photoRef";
import { finishKey } from "./finishKey";
import { galleryState } from "./galleryStore";

/** An output with the run that made it. */
export interface PartOutput {
  readonly run: Run;
  readonly output: Output;
}

/**
 * What is laid into the photo together with an output: the image of the same number of every other part of its group, the newest where a
 * part was tried again. One that is kept from sight is left out.
 */
export function besideOutput({ group }: Run, { index }: Output): readonly PartOutput[] {
  if (group === undefined) return [];
  const { revealed } = galleryState();
  const newest = new Map<number, PartOutput>();
  for (const run of allRuns().toSorted((a, b) => a.createdAt - b.createdAt)) {
    if (run.group?.id !== group.id || run.group.part === group.part) continue;
    const output = run.outputs.find((each) => each.index === index && !each.deleted && (!each.nsfw || revealed.includes(each.id)));
    if (output !== undefined) newest.set(run.group.part, { run, output });
  }
  return [...newest.values()].toSorted((a, b) => (a.run.group?.part ?? 0) - (b.run.group?.part ?? 0));
}

/** Names what an output in a finish looks like in its photo, with all that is laid in beside it. */
export function pictureKey(run: Run, output: Output, finish: Finish): string {
  const beside = besideOutput(run, output).map((other) => finishKey(other.output.id, other.output.finish));
  return [run.photo.hash, finishKey(output.id, finish), ...beside].join(" + ");
}

/** The same for the record of a trail, as it is finished now. */
export function trailParts(run: Run, output: Output): TrailPart[] {
  return [{ run, output }, ...besideOutput(run, output)].map((part) => ({
    run: part.run.id,
    output: part.output.id,
    finish: part.output.finish,
  }));
}
