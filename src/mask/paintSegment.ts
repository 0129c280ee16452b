import { intersectRects, type Rect } from "../image/geometry";
import type { BrushPoint, BrushProfile } from "./brushProfile";
import { CapsuleSpans } from "./capsule";
import type { LocalMode } from "./paintMode";
import { endPixel, firstPixel } from "./rowSpans";
import { SoftBand } from "./softBand";
import { fullTile, tileShift, tileSize } from "./tile";
import type { TileWriter } from "./tileWriter";

/**
 * Paints the capsule between two brush points. Adding takes the greater of mask and coverage, erasing the lesser of mask and
 * 255 − coverage: both forget how often a pixel was passed, so a stroke is the union of its segments whatever their number.
 * The solid inside is filled by rows; only the soft band, if there is one, is worked out pixel by pixel.
 * `joined` says that the last segment ended at `from` with the same brush, so the disc there is already painted.
 * Returns the pixels that may have changed.
 */
export function paintSegment(
  writer: TileWriter,
  from: BrushPoint,
  to: BrushPoint,
  profile: BrushProfile,
  mode: LocalMode,
  joined: boolean,
): Rect {
  const solid = new CapsuleSpans(from, to, profile.inner);
  const filled = writer.fillSpans(solid, mode === "add" ? 255 : 0);
  if (profile.isHard) return filled;
  return paintBand(writer, new CapsuleSpans(from, to, profile.outer), solid, new SoftBand(from, to, profile, joined), mode);
}

/** The pixels inside `outer` and not inside `solid`. */
function paintBand(writer: TileWriter, outer: CapsuleSpans, solid: CapsuleSpans, band: SoftBand, mode: LocalMode): Rect {
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
    paintRow(writer, y, from, Math.min(to, solidFrom), band, mode);
    if (solidTo < to) paintRow(writer, y, Math.max(from, solidTo), to, band, mode);
  }
  return intersectRects({ x: left, y: top, width: right - left, height: bottom - top }, { x: 0, y: 0, width, height });
}

function paintRow(writer: TileWriter, y: number, from: number, to: number, band: SoftBand, mode: LocalMode): void {
  const rowStart = (y >> tileShift) * writer.grid.columns;
  const offset = (y & (tileSize - 1)) << tileShift;
  for (let x = from; x < to;) {
    const column = x >> tileShift;
    const stop = Math.min(to, (column + 1) << tileShift);
    const index = rowStart + column;
    const tile = writer.grid.get(index);
    const base = offset - (column << tileShift);
    if (tile !== (mode === "add" ? fullTile : null)) band.blend(writer.writable(index), base, y + 0.5, x, stop, mode);
    x = stop;
  }
}
