import { describe, expect, it } from "vitest";
import { parseRecentLoras, withLoras } from "./recentLoras";

const lora = (path: string, weight = 1) => ({ path, weight });

describe("recently used LoRAs", () => {
  it("are the last eight, the latest first, each once with its last weight", () => {
    const eight = Array.from({ length: 8 }, (_, index) => lora(`studio/${index}`));
    const next = withLoras(eight, [lora("Studio/3", 0.5), lora("studio/new")]);
    expect(next.map(({ path }) => path)).toEqual([
      "Studio/3",
      "studio/new",
      "studio/0",
      "studio/1",
      "studio/2",
      "studio/4",
      "studio/5",
      "studio/6",
    ]);
    expect(next[0]?.weight).toBe(0.5);
  });

  it("are kept without addresses that hold a token or a signature", () => {
    const used = [
      lora("https://example.com/a?token=abc"),
      lora("https://example.com/b?X-Amz-Signature=1"),
      lora("https://example.com/c?type=Model"),
    ];
    expect(withLoras([], used)).toEqual([used[2]]);
  });

  it("are read back without what makes no sense", () => {
    expect(parseRecentLoras(JSON.stringify([lora("a/b", 9), lora("http://example.com/a"), 7, lora("a/c", 2)]))).toEqual([lora("a/c", 2)]);
    expect(parseRecentLoras("{")).toEqual([]);
    expect(parseRecentLoras(null)).toEqual([]);
  });
});
