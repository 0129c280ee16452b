import type { Picture } from "./picture.fixture";

export interface Comparison {
  readonly protectedPixels: number;
  /** Of the protected ones, those of which any byte differs. */
  readonly changedPixels: number;
  /** Of the zone's pixels, those that differ: a result that changes nothing proves nothing. */
  readonly changedInside: number;
  /** SHA-256 of the protected pixels as they were found, four bytes each. */
  readonly hash: string;
  /** What is wrong beside single pixels. */
  readonly problems: readonly string[];
}

/** Compares every pixel outside `zone` (a byte a pixel, 1 inside), and the colour profile. */
export async function compareOutside(expected: Picture, found: Picture, zone: Uint8Array): Promise<Comparison> {
  const pixels = expected.width * expected.height;
  if (found.width !== expected.width || found.height !== expected.height)
    return { protectedPixels: pixels, changedPixels: pixels, changedInside: 0, hash: "", problems: ["the size is another"] };
  const [before, after] = [new Uint32Array(expected.data.buffer), new Uint32Array(found.data.buffer)];
  const kept = new Uint32Array(pixels);
  let [protectedPixels, changedPixels, changedInside] = [0, 0, 0];
  for (let i = 0; i < pixels; i++) {
    const differs = before[i] === after[i] ? 0 : 1;
    if (zone[i] === 1) changedInside += differs;
    else {
      changedPixels += differs;
      kept[protectedPixels++] = after[i] ?? 0;
    }
  }
  const digest = await crypto.subtle.digest("SHA-256", kept.subarray(0, protectedPixels));
  const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { protectedPixels, changedPixels, changedInside, hash, problems: profileProblems(expected.profile, found.profile) };
}

function profileProblems(expected: Uint8Array | null, found: Uint8Array | null): readonly string[] {
  if (expected === null) return found === null ? [] : ["a profile came from nowhere"];
  if (found === null) return ["the profile is gone"];
  const same = expected.length === found.length && expected.every((byte, i) => byte === found[i]);
  return same ? [] : ["the profile is another"];
}
