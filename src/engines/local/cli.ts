import { readFile, writeFile } from "node:fs/promises";
import jpeg from "jpeg-js";
import { decodePng, encodePng } from "../../image/png";
import type { Pixels } from "../../image/pixels";
import { Failure } from "../../lib/failure";
import { outputPath, parseArguments, UsageError } from "./cliArguments";
import { fillHole } from "./fillHole";
import { chooseKernel } from "./kernel/chooseKernel";
import { compileKernel } from "./kernel/compileKernel";

/** The local fill from the command line, without a browser: the same code and, for the same seed, the same bytes as in the page. */
const sentences: Partial<Record<string, string>> = {
  "mask-empty": "the mask is empty: nothing in it is white",
  "mask-covers-all": "the mask covers everything: nothing is left to copy from",
  "avoid-covers-all": "all that is not masked is to be avoided: nothing is left to copy from",
};

/** On a terminal progress is one line that is written over; in a log it is every tenth percent. */
const rewind = process.stderr.isTTY ? "\r\x1b[K" : "";

try {
  await run(process.argv.slice(2));
} catch (thrown) {
  const message =
    thrown instanceof Failure ? (sentences[thrown.code] ?? thrown.code) : thrown instanceof Error ? thrown.message : String(thrown);
  process.stderr.write(`fill: ${message}\n`);
  process.exitCode = thrown instanceof UsageError ? 2 : 1;
}

async function run(words: readonly string[]): Promise<void> {
  const { photo, mask, out, avoid: avoided, seed, steps, images } = parseArguments(words);
  const image = await readPicture(photo);
  const hole = await readLight("the mask", mask, image);
  const avoid = avoided === null ? undefined : await readLight("what to avoid", avoided, image);
  const kernel = await chooseKernel(await compileKernel());
  for (let index = 0; index < images; index++) {
    const path = outputPath(out, index, images);
    const started = performance.now();
    const filled = runToEnd(fillHole({ image, mask: hole, avoid, seed: seed + index, steps }, kernel), (percent) =>
      showProgress(`${path}: ${percent} %`, percent % 10 === 0),
    );
    process.stderr.write(`${rewind}${path}: ${((performance.now() - started) / 1000).toFixed(1)} s, seed ${seed + index}\n`);
    await writeFile(path, await encodePng({ ...filled, channels: 4 }));
  }
}

function showProgress(text: string, round: boolean): void {
  if (process.stderr.isTTY) process.stderr.write(`${rewind}${text}`);
  else if (round) process.stderr.write(`${text}\n`);
}

function runToEnd(work: Generator<number, Pixels>, onPercent: (percent: number) => void): Pixels {
  for (let shown = -1; ;) {
    const next = work.next();
    if (next.done === true) return next.value;
    const percent = Math.floor(next.value * 100);
    if (percent > shown) onPercent(percent);
    shown = Math.max(shown, percent);
  }
}

/** One byte a pixel. @throws UsageError also when it is not of the photo's size */
async function readLight(what: string, path: string, photo: Pixels): Promise<Uint8Array> {
  const { width, height, data } = await readPicture(path);
  if (width !== photo.width || height !== photo.height)
    throw new UsageError(`${what} is ${width} × ${height}, the photo ${photo.width} × ${photo.height}; both must be the same`);
  return Uint8Array.from({ length: width * height }, (_, i) => data[i * 4] ?? 0);
}

/** A PNG or JPEG as straight RGBA. @throws UsageError when the file is missing or neither */
async function readPicture(path: string): Promise<Pixels> {
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`cannot read ${path}`);
  });
  try {
    if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return await decodePng(new Uint8Array(bytes));
    const { width, height, data } = jpeg.decode(bytes, { useTArray: true, maxMemoryUsageInMB: 4096 });
    return { width, height, data: new Uint8ClampedArray(data) };
  } catch (thrown) {
    throw new UsageError(`${path} is neither a PNG nor a JPEG that can be read`, { cause: thrown });
  }
}
