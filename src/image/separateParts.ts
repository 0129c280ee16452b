import { intersectRects, isEmptyRect, unionRects, type Rect } from "./geometry";

/**
 * Joins parts of a mask until what is worked on for each, `regionOf` its box, overlaps no other one's: laid into the photo in any order
 * they then give the same pixels. Pure; at most 256 boxes take a few milliseconds.
 */
export function separateParts(boxes: readonly Rect[], regionOf: (box: Rect) => Rect): Rect[] {
  const parts: { box: Rect; region: Rect }[] = [];
  for (const each of boxes) {
    let joined = { box: each, region: regionOf(each) };
    // A joined part is larger and may reach what stood free before.
    for (let at = meeting(parts, joined.region); at >= 0; at = meeting(parts, joined.region)) {
      const [other] = parts.splice(at, 1);
      const box = other === undefined ? joined.box : unionRects(joined.box, other.box);
      joined = { box, region: regionOf(box) };
    }
    parts.push(joined);
  }
  return parts.map(({ box }) => box).toSorted((a, b) => a.y - b.y || a.x - b.x);
}

function meeting(parts: readonly { readonly region: Rect }[], region: Rect): number {
  return parts.findIndex((part) => !isEmptyRect(intersectRects(part.region, region)));
}
