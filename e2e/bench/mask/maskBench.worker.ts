import { changedTiles, readTile } from "../../../src/mask/changedTiles";
import { edgeCosts } from "../../../src/mask/edgeCosts";
import { growWire, wireGrid } from "../../../src/mask/liveWire";
import { wandSelection } from "../../../src/mask/magicWand";
import { colourPlane, type ColourPlane } from "../../../src/mask/oklab";
import { refineEdge } from "../../../src/mask/refineEdge";
import { refineMask, type Refinement } from "../../../src/mask/refineMask";

const photo = { width: 4000, height: 3000 } as const;
const whole = { x: 0, y: 0, ...photo };

/** Soft waves, so that a tolerance has something to weigh, and a frame of another colour around most of it. */
function makePhoto(): { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> } {
  const data = new Uint8ClampedArray(photo.width * photo.height * 4);
  for (let y = 0, at = 0; y < photo.height; y++) {
    for (let x = 0; x < photo.width; x++, at += 4) {
      const isFrame = x < 40 || y < 40;
      const wave = 8 * Math.sin(x / 37) * Math.cos(y / 53) + ((x * 7 + y * 13) % 5);
      data[at] = isFrame ? 20 : 150 + wave;
      data[at + 1] = isFrame ? 30 : 120 + wave;
      data[at + 2] = isFrame ? 160 : 90 - wave;
      data[at + 3] = 255;
    }
  }
  return { ...photo, data };
}

/** Discs all over the photo, each with a hole: nearly every pixel lies within 64 of an edge, which is the worst for distances. */
function makeMask(): { rect: typeof whole; data: Uint8Array<ArrayBuffer> } {
  const data = new Uint8Array(photo.width * photo.height);
  for (let y = 0, at = 0; y < photo.height; y++) {
    for (let x = 0; x < photo.width; x++, at++) {
      const distance = Math.hypot((x % 400) - 200, (y % 400) - 200);
      data[at] = distance < 130 && distance > 20 ? 255 : 0;
    }
  }
  return { rect: whole, data };
}

/** Bays all around an oval that takes a third of the photo. */
function isInObject(x: number, y: number, off: number): boolean {
  const [right, down] = [(x - 2000) / 1300, (y - 1500) / 1000];
  const turn = Math.atan2(down, right);
  return Math.hypot(right, down) < 1 + 0.15 * Math.sin(5 * turn) + off * Math.sin(60 * turn);
}

/** The object in another colour than what is around it, and a mask that is off by up to eight pixels. */
async function makeObject(): Promise<{ plane: ColourPlane; mask: { rect: typeof whole; data: Uint8Array<ArrayBuffer> } }> {
  const pixels = makePhoto();
  const data = new Uint8Array(photo.width * photo.height);
  for (let y = 0, at = 0; y < photo.height; y++) {
    for (let x = 0; x < photo.width; x++, at++) {
      if (isInObject(x, y, 0)) pixels.data.set([90, 110, 130], at * 4);
      data[at] = isInObject(x, y, 0.007) ? 255 : 0;
    }
  }
  return { plane: await colourPlane(pixels), mask: { rect: whole, data } };
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function run(rounds: number): Promise<Record<string, number[]>> {
  const pixels = makePhoto();
  const mask = makeMask();
  const out = new Uint8Array(mask.data.length);
  let plane: ColourPlane = await colourPlane(pixels);
  // From the input to the encoded tiles that go back to the page.
  const wand = (contiguous: boolean) => (): unknown => {
    const { rect, width, data } = wandSelection(plane, { x: 2000, y: 1500, tolerance: 12, contiguous });
    const selection = { rect: { x: 0, y: 0, width, height: photo.height }, data };
    return changedTiles(photo, { rect: { x: 0, y: 0, width: 0, height: 0 }, data: new Uint8Array(0) }, rect, (tile, tileRect) =>
      readTile(selection, tileRect, tile),
    );
  };
  const refine = (kind: Refinement, amount: number) => async (): Promise<unknown> => {
    const refined = await refineMask(mask, photo, { kind, amount });
    return changedTiles(photo, mask, whole, (tile, rect) => readTile(refined, rect, tile));
  };
  const object = await makeObject();
  const refineByColour = (radius: number) => async (): Promise<unknown> => {
    const refined = await refineEdge(object.mask, object.plane, radius);
    return changedTiles(photo, object.mask, whole, (tile, rect) => readTile(refined, rect, tile));
  };
  const point = { x: 2000, y: 500 };
  const grid = wireGrid(whole, point, photo);
  const costs = await edgeCosts(object.plane, grid);
  const works: Readonly<Record<string, () => unknown>> = {
    floor: () => {
      for (let at = 0; at < out.length; at++) out[at] = 255 - (mask.data[at] ?? 0);
    },
    wand: wand(true),
    wandEverywhere: wand(false),
    grow: refine("grow", 64),
    shrink: refine("shrink", 64),
    feather: refine("feather", 64),
    fillHoles: refine("fillHoles", 64),
    refineEdge: refineByColour(16),
    refineEdgeFar: refineByColour(24),
    wire: async () => growWire(await edgeCosts(object.plane, grid), { point, grid, snap: 16 }),
    wireAgain: () => growWire(costs, { point, grid, snap: 16 }),
    colours: async () => {
      plane = await colourPlane(pixels);
    },
  };
  const times: Record<string, number[]> = {};
  // In turns, so that all meet the same machine.
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(works)) (times[name] ??= []).push(await timed(work));
  }
  return times;
}

self.addEventListener("message", (event: MessageEvent<number>) => void run(event.data).then((times) => self.postMessage(times)));
