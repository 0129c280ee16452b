import { makeColourPair } from "../../../src/image/colourPair";
import { measureCorrection } from "../../../src/image/colourMatch";
import { writePicture } from "../../../src/image/compose";
import { finishPixels } from "../../../src/image/finish";
import { plainFinish } from "../../../src/image/finishValues";
import { photoHandlers } from "../../../src/image/photoWork";
import { rowsOf } from "../../../src/image/pixelRows";
import type { Coverage, Pixels } from "../../../src/image/pixels";
import { serve, type Answer, type WorkerScope } from "../../../src/lib/workerCall";
import { toFailure } from "../../../src/lib/failure";

type Drift = (x: number, y: number, channel: number) => number;

/** Soft waves, edges and grain all over, so that nothing is too easy to filter or to deflate. */
function scenery(x: number, y: number, channel: number): number {
  const wave = 40 * Math.sin(x / 97) * Math.cos(y / 113) + 18 * Math.sin((x + 2 * y) / 31);
  const edge = (x >> 7) % 5 === 0 && (y >> 6) % 3 === 0 ? 40 : 0;
  const grain = ((Math.imul(x * 3 + channel, 2654435761) ^ Math.imul(y, 40_503)) >>> 9) & 7;
  return 110 + wave + edge + grain + channel * 12;
}

function picture(width: number, height: number, drift: Drift): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) for (let c = 0; c < 4; c++) data[at + c] = c === 3 ? 255 : scenery(x, y, c) + drift(x, y, c);
  return { width, height, data };
}

function canvasOf(pixels: Pixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  canvas.getContext("2d")?.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
  return canvas;
}

async function makePhoto({ width, height }: { width: number; height: number }): Promise<Answer<Blob>> {
  return { value: await canvasOf(picture(width, height, () => 0)).convertToBlob({ type: "image/jpeg", quality: 0.92 }) };
}

async function makeRaw({ width, height }: { width: number; height: number }): Promise<Answer<Blob>> {
  return { value: await writePicture(rowsOf(picture(width, height, (x, _, c) => 9 - 4 * c + x / 200)), false) };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

const side = 1024;
const region = { rect: { x: 0, y: 0, width: side, height: side }, size: { width: side, height: side } };

function disc(radius: number): Coverage {
  const data = new Uint8Array(side * side);
  for (let y = 0, at = 0; y < side; y++)
    for (let x = 0; x < side; x++, at++) data[at] = Math.hypot(x - side / 2, y - side / 2) < radius ? 255 : 0;
  return { rect: region.rect, data };
}

/** The correction of a region of 1024 × 1024 by a mask over most of it: cutting the pair, measuring the ring, solving. Seconds. */
async function membrane({ rounds }: { rounds: number }): Promise<Answer<readonly number[]>> {
  const photo = picture(side, side, () => 0);
  const raw = picture(side, side, (x) => -12 + (24 * x) / side);
  const zone = disc(430).data;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++)
    times.push(
      await seconds(async () => measureCorrection("membrane", await makeColourPair(rowsOf(photo), false, raw, false, region), zone)),
    );
  return { value: times };
}

/** Our encoder beside the browser's own, on the same pixels: seconds and bytes. */
async function png({
  width,
  height,
}: {
  width: number;
  height: number;
}): Promise<Answer<Readonly<Record<"ours" | "browser", PngFigures>>>> {
  const pixels = picture(width, height, () => 0);
  const canvas = canvasOf(pixels);
  let [ours, theirs] = [new Blob(), new Blob()];
  const oursTook = await seconds(async () => (ours = await writePicture(rowsOf(pixels), false)));
  const theirsTook = await seconds(async () => (theirs = await canvas.convertToBlob({ type: "image/png" })));
  return { value: { ours: { seconds: oursTook, bytes: ours.size }, browser: { seconds: theirsTook, bytes: theirs.size } } };
}

interface PngFigures {
  readonly seconds: number;
  readonly bytes: number;
}

const tilts: Readonly<Record<string, Drift>> = {
  "tilt across, ±12": (x) => -12 + (24 * x) / side,
  "tilt down, ±12": (_, y) => -12 + (24 * y) / side,
  "tilt from corner to corner, each channel its own": (x, y, c) => (c - 1) * (-12 + (12 * (x + y)) / side),
  "light that bends, ±12": (x, y) => 12 * Math.sin((x + y) / 300),
};

/** Root mean square error within three pixels inside the mask's edge, in levels: pasted as it is, and with the membrane. */
async function seams(): Promise<Answer<readonly { readonly name: string; readonly before: number; readonly after: number }[]>> {
  const photo = picture(side, side, () => 0);
  const mask = disc(300);
  const value = [];
  for (const [name, drift] of Object.entries(tilts)) {
    const raw = picture(side, side, drift);
    const error = async (colourMatch: "off" | "membrane"): Promise<number> => {
      const { pixels } = await finishPixels({
        photo: rowsOf(photo),
        raw,
        rawHasAlpha: false,
        region,
        mask,
        finish: { ...plainFinish, softEdge: 0, colourMatch },
        seed: 1,
        pair: () => makeColourPair(rowsOf(photo), false, raw, false, region),
      });
      return seamError(pixels, photo);
    };
    value.push({ name, before: await error("off"), after: await error("membrane") });
  }
  return { value };
}

function seamError(result: Pixels, photo: Pixels): number {
  let [sum, count] = [0, 0];
  for (let y = 0, at = 0; y < side; y++) {
    for (let x = 0; x < side; x++, at += 4) {
      const depth = 300 - Math.hypot(x - side / 2, y - side / 2);
      if (depth < 0 || depth > 3) continue;
      for (let c = 0; c < 3; c++) sum += ((result.data[at + c] ?? 0) - (photo.data[at + c] ?? 0)) ** 2;
      count += 3;
    }
  }
  return Math.sqrt(sum / count);
}

const handlers = { ...photoHandlers, makePhoto, makeRaw, membrane, png, seams };
export type BenchHandlers = typeof handlers;

serve(self as unknown as WorkerScope, handlers, toFailure);
