import { expect, it } from "vitest";
import { recipeJson } from "./recipeJson";
import { sampleRun } from "./sampleRuns.fixture";

const files = { original: "original.jpg", mask: "mask.png", raw: "raw.png", result: "result.png" };
const lock = { protectedPixels: 90, changedPixels: 0 };

it("says how this one result was made, and which file is what", () => {
  const run = sampleRun({ id: "r", engine: "wavespeed", outputs: [{}, { seed: 9 }] });
  const [, second] = run.outputs;
  if (second === undefined) throw new Error("no second output");
  expect(JSON.parse(recipeJson(run, second, lock, files))).toMatchObject({
    kind: "fill-playground-recipe",
    version: 1,
    engine: "wavespeed",
    parameters: { prompt: "a red scarf", width: 1024, height: 1024, steps: 28, guidance: 30 },
    region: run.region,
    output: { number: 2, seed: 9 },
    pixelLock: lock,
    files,
  });
});

it("holds no path, token or price", () => {
  const run = sampleRun({
    id: "r",
    outputs: [{}],
    photo: { name: "/home/ann/secret/photo.jpg" },
    params: { loras: [{ path: "https://ann:pass@civit.example/model?id=3&token=abc123", weight: 1 }] },
  });
  const [output] = run.outputs;
  if (output === undefined) throw new Error("no output");
  const text = recipeJson(run, output, lock, files);
  for (const secret of ["home", "secret", "pass", "abc123", "MilliDollars", "ticket"]) expect(text).not.toContain(secret);
  expect(text).toContain("photo.jpg");
});
