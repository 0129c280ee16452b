import { afterEach, beforeEach, expect, test } from "vitest";
import { currentMask } from "../document/documentMask";
import { photoWire } from "../document/photoEdges";
import { undo } from "../document/undo";
import { StageFixture } from "./stage.fixture";
import { setLasso, takeTool } from "./toolStore";

const [width, height] = [800, 600];
let stage: StageFixture;

/** Where dark ground begins below a light sky. */
const horizon = (x: number): number => 200 + 40 * Math.sin(x / 40);

beforeEach(async () => {
  stage = new StageFixture();
  await stage.open(width, height, (x, y) => (y > horizon(x) ? [40, 50, 40] : [220, 220, 230]));
  takeTool("lasso");
  setLasso("edge");
});
afterEach(() => {
  setLasso("free");
  stage.close();
  indexedDB.deleteDatabase(stage.databaseName);
});

/** The worker answers one after another: by then it has found the ways to every corner that was put down. */
async function corners(...places: readonly (readonly [number, number])[]): Promise<void> {
  for (const place of places) {
    stage.stroke([place]);
    const [x, y] = place;
    await photoWire({ point: { x, y }, grid: { rect: { x: 0, y: 0, width, height }, step: 1 }, snap: 0 }, new AbortController().signal);
  }
}

async function masked(): Promise<Uint8Array> {
  await expect.poll(() => currentMask()?.coverage() ?? 0).toBeGreaterThan(0);
  return currentMask()?.readRect({ x: 0, y: 0, width, height }) ?? new Uint8Array();
}

test("a corner that was taken back leaves the line before it on its edges", async () => {
  const along = [
    [100, horizon(100)],
    [700, horizon(700)],
  ] as const;
  await corners(...along, [700, 500], [100, 500]);
  stage.stageKey("Enter");
  const wanted = await masked();
  const wrong = wanted.reduce((sum, byte, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return sum + (x > 120 && x < 680 && y < 480 && byte >= 128 !== y > horizon(x) ? 1 : 0);
  }, 0);
  expect(wrong).toBeLessThan(1200);
  await undo();
  expect(currentMask()?.coverage()).toBe(0);

  await corners(...along, [400, 450]);
  stage.stageKey("Backspace");
  await corners([700, 500], [100, 500]);
  stage.stageKey("Enter");
  const again = await masked();
  expect(again.every((byte, at) => byte === wanted[at])).toBe(true);
});
