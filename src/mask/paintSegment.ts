import { intersectRects, type Rect } from "../image/geometry";
import { BrushProfile, type BrushPoint } from "./brushProfile";
import { CapsuleDistance, CapsuleSpans } from "./capsule";
import { endPixel, firstPixel } from "./rowSpans";
import { fullTile, tileShift, tileSize, type Tile } from "./tile";
import type { TileWriter } from "./tileWriter";

export type PaintMode = "add" | "erase";

/**
 * Paints the capsule between two brush points. Adding takes the greater of mask and coverage, erasing the lesser of mask and
 * 255 − coverage: both forget how often a pixel was passed, so a stroke is the union of its segments whatever their number.
 * The solid inside is filled by rows; only the soft band, if there is one, is worked out pixel by pixel.
 * Returns the pixels that may have changed.
 */
export function paintSegment(writer: TileWriter, from: BrushPoint, to: BrushPoint, profile: BrushProfile, mode: PaintMode): Rect {
  const solid = new CapsuleSpans(from, to, profile.inner);
  const filled = writer.fillSpans(solid, mode === "add" ? 255 : 0);
  if (profile.isHard) return filled;
  return paintBand(writer, new CapsuleSpans(from, to, profile.outer), solid, new CapsuleDistance(from, to), profile, mode);
}

/** The pixels inside `outer` and not inside `solid`. */
function paintBand(
  writer: TileWriter,
  outer: CapsuleSpans,
  solid: CapsuleSpans,
  distance: CapsuleDistance,
  profile: BrushProfile,
  mode: PaintMode,
): Rect {
  const { width, height } = writer.grid;
  const top = Math.max(0, firstPixel(outer.top));
  const bottom = Math.min(height, endPixel(outer.bottom));
  let left = width;
  let right = 0;
  for (let y = top; y < bottom; y++) {
    const line = y + 0.5;
    if (!outer.row(line)) continue;
    const from = Math.max(0, firstPixel(outer.left));
    const to = Math.min(width, endPixel(outer.right));
    if (to <= from) continue;
    if (from < left) left = from;
    if (to > right) right = to;
    const hasSolid = solid.row(line);
    const solidFrom = hasSolid ? firstPixel(solid.left) : to;
    const solidTo = hasSolid ? endPixel(solid.right) : to;
    paintRow(writer, y, from, Math.min(to, solidFrom), distance, profile, mode);
    if (solidTo < to) paintRow(writer, y, Math.max(from, solidTo), to, distance, profile, mode);
  }
  return intersectRects({ x: left, y: top, width: right - left, height: bottom - top }, { x: 0, y: 0, width, height });
}

function paintRow(
  writer: TileWriter,
  y: number,
  from: number,
  to: number,
  distance: CapsuleDistance,
  profile: BrushProfile,
  mode: PaintMode,
): void {
  const rowStart = (y >> tileShift) * writer.grid.columns;
  const offset = (y & (tileSize - 1)) << tileShift;
  for (let x = from; x < to;) {
    const column = x >> tileShift;
    const stop = Math.min(to, (column + 1) << tileShift);
    const index = rowStart + column;
    const tile = writer.grid.get(index);
    if (mode === "add" ? tile !== fullTile : tile !== null) {
      blend(writer.writable(index), offset - (column << tileShift), y + 0.5, x, stop, distance, profile, mode);
    }
    x = stop;
  }
}

function blend(
  tile: Tile,
  base: number,
  line: number,
  from: number,
  to: number,
  distance: CapsuleDistance,
  profile: BrushProfile,
  mode: PaintMode,
): void {
  for (let x = from; x < to; x++) {
    const coverage = profile.at(distance.squared(x + 0.5, line));
    const old = tile[base + x] ?? 0;
    if (mode === "add") {
      if (coverage > old) tile[base + x] = coverage;
    } else if (255 - coverage < old) tile[base + x] = 255 - coverage;
  }
}
