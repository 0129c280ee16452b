import { describe, expect, it } from "vitest";
import { encodePng } from "../image/png";
import { insertChunks } from "../image/pngInsert";
import { encodeText } from "../image/pngText";
import { someOutput, someRun } from "../runs/run.fixture";
import { recipeOf, type Recipe } from "./recipe";
import { readRecipe, withRecipe } from "./recipeFile";

const picture = async (): Promise<Blob> => new Blob([await encodePng({ width: 1, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3) })]);
const run = someRun({ phase: "finished", took: 1, ticket: null }, { outputs: [someOutput("o", { index: 1, seed: 8 })] });

function recipe(change: Partial<typeof run> = {}): Recipe {
  return recipeOf({ ...run, ...change }, someOutput("o", { index: 1, seed: 8 }), {
    protectedPixels: 100,
    changedPixels: 0,
    protectedHash: "a".repeat(64),
  });
}

describe("the recipe of a picture", () => {
  it("comes back whole, with what it carries", async () => {
    const leftOut = { rect: { x: 0, y: 0, width: 5, height: 5 }, hash: "c".repeat(64) };
    const wanted = recipe({ leftOut });
    const carried = { recipe: wanted, mask: new Blob(["mask"]), leftOut: new Blob(["left out"]), photo: null };
    const read = await readRecipe(await withRecipe(await picture(), carried));
    if (read === null || read === "broken") throw new Error("no recipe");
    expect(read.recipe).toEqual(wanted);
    expect(read.recipe.leftOut).toEqual({ rect: leftOut.rect });
    expect(await read.mask?.text()).toBe("mask");
    expect(await read.leftOut?.text()).toBe("left out");
    expect(read.photo).toBeNull();
  });

  it("a picture without one has none, and neither has a file that is no picture", async () => {
    expect(await readRecipe(await picture())).toBeNull();
    expect(await readRecipe(new Blob(["no picture at all, but long enough to be one"]))).toBeNull();
    const notes = { type: "iTXt", data: new TextEncoder().encode(`XML:com.adobe.xmp\0\0\0\0\0${"<x/>".repeat(200_000)}`) };
    expect(await readRecipe(await insertChunks(await picture(), [notes]))).toBeNull();
  });

  it("says nothing of this machine, and lets nobody in", async () => {
    const loras = [{ path: "https://me:secret@weights.example/a.safetensors?token=abc&v=2", weight: 1 }];
    const text = JSON.stringify(
      recipe({ params: { ...run.params, loras }, photo: { ...run.photo, name: "C:\\Users\\somebody\\room.png" } }),
    );
    expect(text).toContain("https://weights.example/a.safetensors?v=2");
    expect(text).not.toMatch(/secret|token|somebody/);
  });

  const said = async (text: string): Promise<unknown> =>
    readRecipe(await insertChunks(await picture(), [{ type: "iTXt", data: await encodeText("FillPlaygroundRecipe", text) }]));
  const wrong = (change: object): string => JSON.stringify({ ...recipe(), ...change });

  it.each([
    ["no JSON", "<script>alert(1)</script>"],
    ["nested without end", "[".repeat(200_000)],
    ["another version", wrong({ version: 99 })],
    ["numbers out of range", wrong({ parameters: { ...recipe().parameters, width: 1e9 } })],
    ["a text where a number belongs", wrong({ output: { number: "1", seed: 1 } })],
    ["a prompt without end", wrong({ parameters: { ...recipe().parameters, prompt: "a".repeat(30_000) } })],
    ["more text than is read", " ".repeat(2_000_000)],
  ])("%s is broken, and no more than that", async (_, text) => {
    expect(await said(text)).toBe("broken");
  });

  it("keys that nobody asked for are gone, also those of prototypes", async () => {
    const text = wrong({}).replace("{", '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"apiKey":"x",');
    const read = (await said(text)) as { recipe: Recipe };
    expect(read.recipe).toEqual(recipe());
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
