import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctNames, inputName, resultName, runFileName, slug } from "./resultName";

describe("the name of a result", () => {
  it("is prompt, seed and number", () => {
    expect(resultName("Change the color to light pink clothes", 41826, 2)).toBe("change-the-color-to-light-pink-clothes-41826-2.png");
  });
  it("loses Vietnamese marks, not letters", () => {
    expect(slug("Đổi màu quần áo sang hồng nhạt", 80)).toBe("doi-mau-quan-ao-sang-hong-nhat");
  });
  it("falls back where nothing is left of the prompt", () => {
    expect(resultName("", 7, 1)).toBe("result-7-1.png");
    expect(resultName("../..", 7, 1)).toBe("result-7-1.png");
    expect(runFileName("猫", 7, "json")).toBe("run-7.json");
  });
  it("cuts between words, and one endless word anywhere", () => {
    expect(slug("alpha beta gamma", 11)).toBe("alpha-beta");
    expect(slug("abcdefghij", 4)).toBe("abcd");
  });
  it("is always safe and at most 80 characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.integer({ min: 0, max: 2_147_483_647 }), (prompt, seed) => {
        const name = resultName(prompt, seed, 4);
        expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-\d+-4\.png$/);
        expect(name.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe("names in an archive", () => {
  it("are distinct", () => {
    expect(distinctNames(["a-1-1.png", "a-1-1.png", "b.png", "a-1-1.png"])).toEqual(["a-1-1.png", "a-1-1-2.png", "b.png", "a-1-1-3.png"]);
  });
  it("stay distinct when a counted name was there before", () => {
    expect(distinctNames(["a-2.png", "a.png", "a.png"])).toEqual(["a-2.png", "a.png", "a-3.png"]);
  });
  it("stay at most 80 characters", () => {
    const long = resultName("word ".repeat(40), 2_147_483_647, 1);
    for (const name of distinctNames(Array.from({ length: 12 }, () => long))) expect(name.length).toBeLessThanOrEqual(80);
  });
});

describe("a result that becomes the photo", () => {
  it("is named after its photo and its number", () => {
    expect(inputName("portrait.jpg", 2)).toBe("portrait-2.png");
    expect(inputName("portrait-2.png", 1)).toBe("portrait-2-1.png");
    expect(inputName(".png", 1)).toBe("photo-1.png");
    expect(inputName("v1.final cut", 3)).toBe("v1.final cut-3.png");
  });
});
