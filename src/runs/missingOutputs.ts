import { engineById } from "../engines/engines";
import { isMendable, isPassing } from "../engines/passing";
import { Failure } from "../lib/failure";
import { allRuns, replaceRun, runById } from "./changeRun";
import { ticketOf, type MissingOutput, type Output, type Run } from "./run";
import { takeOutputs } from "./settleRun";

const fetching = new Set<string>();
const forever = new AbortController().signal;

/** Asks again for the images of a finished run that could not be brought here. @throws Failure when the service cannot be asked */
export async function fetchMissing(id: string): Promise<void> {
  const run = runById(id);
  const ticket = run === null ? null : ticketOf(run);
  if (run === null || ticket === null || run.missing.length === 0 || fetching.has(id)) return;
  const engine = engineById(run.engine);
  if (engine === null) throw new Failure("engine-needs-key");
  fetching.add(id);
  try {
    const wanted = new Set(run.missing.map(({ index }) => index));
    const raw = await engine.collect(ticket, forever);
    const { outputs, missing } = await takeOutputs(
      run,
      raw.filter(({ index }) => wanted.has(index)),
    );
    const now = runById(id);
    if (now !== null) await replaceRun({ ...now, outputs: inOrder([...now.outputs, ...outputs]), missing: [...missing] });
  } finally {
    fetching.delete(id);
  }
}

/** Asks again for every missing image whose host was only out of reach. Never rejects: what fails now is tried the next time. */
export async function fetchReachable(): Promise<void> {
  const runs = allRuns().filter(({ missing }) => missing.some((each) => isPassing(each) || isMendable(each)));
  for (const { id } of runs) await fetchMissing(id).catch(() => undefined);
}

/** How far the ratio of the sides of a file may be from the run's: a screenshot may have lost a row. */
const ratioSlack = 0.02;

/**
 * Puts a file that the user saved from the service in the place of image `index` (from 0) of a run.
 * @throws Failure `output-broken` when it is no image, `output-other-shape` when it cannot be this run's
 */
export async function bringIn(id: string, index: number, file: Blob): Promise<void> {
  const run = runById(id);
  const place = run?.missing.find((each) => each.index === index);
  if (run === null || place === undefined) return;
  const { seed, url, nsfw } = place;
  const { outputs, missing } = await takeOutputs(run, [{ index, seed, url, nsfw, blob: file }]);
  const [output] = outputs;
  if (output === undefined || missing.length > 0) throw new Failure("output-broken");
  if (!hasShapeOf(run, output)) throw new Failure("output-other-shape");
  const now = runById(id);
  if (now !== null)
    await replaceRun({ ...now, outputs: inOrder([...now.outputs, output]), missing: now.missing.filter((each) => each.index !== index) });
}

/** Gives up an image that is not here: the run no longer names it. */
export async function dropMissing(id: string, index: number): Promise<void> {
  const run = runById(id);
  if (run !== null) await replaceRun({ ...run, missing: run.missing.filter((each) => each.index !== index) });
}

/** Takes back that an image was given up. */
export async function restoreMissing(id: string, missing: MissingOutput): Promise<void> {
  const run = runById(id);
  if (run === null || [...run.outputs, ...run.missing].some(({ index }) => index === missing.index)) return;
  await replaceRun({ ...run, missing: [...run.missing, missing].toSorted((a, b) => a.index - b.index) });
}

function hasShapeOf(run: Run, { width, height }: Output): boolean {
  const { size } = run.region;
  return Math.abs((width * size.height) / (height * size.width) - 1) <= ratioSlack;
}

function inOrder(outputs: readonly Output[]): Output[] {
  return outputs.toSorted((a, b) => a.index - b.index);
}
