import { describe, expect, it } from "vitest";
import { LruCache } from "./lruCache";

function cacheOf(budget: number): { cache: LruCache<string>; gone: string[] } {
  const gone: string[] = [];
  return { cache: new LruCache(budget, (value) => gone.push(value)), gone };
}

describe("a cache of things that must be given back", () => {
  it("gives back the longest unused first", () => {
    const { cache, gone } = cacheOf(3);
    cache.put("a", "A", 1);
    cache.put("b", "B", 1);
    cache.put("c", "C", 1);
    cache.get("a");
    cache.put("d", "D", 1);
    expect(gone).toEqual(["B"]);
    expect(cache.get("a")).toBe("A");
    expect(cache.cost).toBe(3);
  });
  it("never gives back what is held, and does so on release", () => {
    const { cache, gone } = cacheOf(1);
    cache.put("a", "A", 1);
    const release = cache.hold("a");
    cache.put("b", "B", 1);
    expect(gone).toEqual([]);
    release();
    expect(gone).toEqual(["A"]);
    release();
    expect(cache.get("b")).toBe("B");
  });
  it("keeps the newest even where it alone passes the budget", () => {
    const { cache, gone } = cacheOf(1);
    cache.put("a", "A", 1);
    cache.put("huge", "H", 10);
    expect(gone).toEqual(["A"]);
    expect(cache.get("huge")).toBe("H");
  });
  it("replaces a value of the same key and gives the old one back once", () => {
    const { cache, gone } = cacheOf(5);
    cache.put("a", "A", 1);
    expect(cache.put("a", "A2", 2)).toBe("A2");
    expect(gone).toEqual(["A"]);
    expect(cache.cost).toBe(2);
  });
  it("keeps the held one of two values of a key and gives the newcomer back", () => {
    const { cache, gone } = cacheOf(5);
    cache.put("a", "A", 1);
    const release = cache.hold("a");
    expect(cache.put("a", "A2", 1)).toBe("A");
    expect(gone).toEqual(["A2"]);
    release();
    cache.clear();
    expect(gone).toEqual(["A2", "A"]);
    expect(cache.cost).toBe(0);
  });
});
