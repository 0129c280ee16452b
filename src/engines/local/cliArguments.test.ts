import { expect, test } from "vitest";
import { outputPath, parseArguments, UsageError } from "./cliArguments";

test("three files, and the form's defaults", () => {
  expect(parseArguments(["a.png", "m.png", "o.png"])).toEqual({
    photo: "a.png",
    mask: "m.png",
    out: "o.png",
    avoid: null,
    seed: 1,
    steps: 28,
    images: 1,
  });
});

test("a picture of what to avoid", () => {
  expect(parseArguments(["a.png", "m.png", "o.png", "--avoid", "v.png"]).avoid).toBe("v.png");
});

test("options in both spellings, anywhere", () => {
  const parsed = parseArguments(["--seed", "9", "a.jpg", "m.png", "--steps=50", "o.png", "--images", "4"]);
  expect(parsed).toMatchObject({ photo: "a.jpg", out: "o.png", seed: 9, steps: 50, images: 4 });
});

test.each([
  { words: [] },
  { words: ["a", "m"] },
  { words: ["a", "m", "o", "p"] },
  { words: ["a", "m", "o", "--speed", "1"] },
  { words: ["a", "m", "o", "--steps", "0"] },
  { words: ["a", "m", "o", "--steps", "51"] },
  { words: ["a", "m", "o", "--seed", "1.5"] },
  { words: ["a", "m", "o", "--images"] },
  { words: ["a", "m", "o", "--avoid"] },
])("$words is refused in one line", ({ words }) => {
  expect(() => parseArguments(words)).toThrow(UsageError);
  expect(() => parseArguments(words)).toThrow(/^[^\n]+$/);
});

test("several images get numbers before the extension", () => {
  expect(outputPath("x/out.png", 0, 1)).toBe("x/out.png");
  expect(outputPath("x.y/out.png", 1, 3)).toBe("x.y/out-2.png");
  expect(outputPath("x.y/out", 1, 3)).toBe("x.y/out-2");
});
