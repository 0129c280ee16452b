import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { decodePng, encodePng } from "../../image/png";

const folder = mkdtempSync(join(tmpdir(), "fill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [width, height] = [48, 40];

function fill(...words: string[]): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", resolve("src/engines/local/cli.ts"), ...words], {
    encoding: "utf8",
  });
  return { status, stderr };
}

test("the command fills the mask, keeps the rest, and gives the same bytes for the same seed", async () => {
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i >> 2) % 7 < 3 ? 40 : 200));
  const mask = Uint8Array.from({ length: width * height }, (_, i) =>
    i % width > 16 && i % width < 28 && i > width * 14 && i < width * 26 ? 255 : 0,
  );
  const [photo, hole, first, second] = ["photo.png", "mask.png", "first.png", "second.png"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  writeFileSync(photo, await encodePng({ width, height, channels: 4, data }));
  writeFileSync(hole, await encodePng({ width, height, channels: 1, data: mask }));

  for (const out of [first, second]) expect(fill(photo, hole, out, "--seed", "3", "--steps", "2")).toMatchObject({ status: 0 });
  expect(readFileSync(first)).toEqual(readFileSync(second));
  const filled = await decodePng(new Uint8Array(readFileSync(first)));
  for (let i = 0; i < mask.length; i++) if (mask[i] === 0) expect(filled.data[i * 4]).toBe(data[i * 4]);
  // Two processes are started, and the very first may have to compile the kernel.
}, 30_000);

test("what is wrong with the words is said, with a status of its own", () => {
  const { status, stderr } = fill("only-one.png");
  expect(status).toBe(2);
  expect(stderr).toContain("usage: npm run fill");
});
