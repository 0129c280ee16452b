import type { Size } from "../image/geometry";
import type { DisplayPhoto, Patch } from "../image/photo";
import type { Viewport } from "../image/viewport";

/** From this many device pixels for a pixel of the photo on, pixels are shown as squares. */
const crispFrom = 2;

/** CSS pixels. */
const cornerRadius = 3;

/** What the photo layer shows: the photo, and results over it, left and right of a line. */
export interface PhotoScene {
  readonly photo: DisplayPhoto;
  readonly left: Patch | null;
  readonly right: Patch | null;
  /** Device pixels from the left border of the stage; everything right of it shows `right`. */
  readonly dividerX: number;
}

/** Draws the scene over the whole canvas; `stage` and the context are in device pixels. */
export function drawScene(context: CanvasRenderingContext2D, stage: Size, scene: PhotoScene, viewport: Viewport, dpr: number): void {
  const scale = viewport.scale * dpr;
  const x = viewport.x * dpr;
  const y = viewport.y * dpr;
  context.imageSmoothingEnabled = scale < crispFrom;
  context.imageSmoothingQuality = "medium";
  const [width, height] = [scene.photo.width * scale, scene.photo.height * scale];
  context.beginPath();
  context.roundRect(x, y, width, height, cornerRadius * dpr);
  context.clip();
  const level = levelFor(scene.photo, scale);
  // Bitmaps are closed by their owner when another photo takes the place: there is nothing to draw then.
  if (level !== undefined && level.width > 0) context.drawImage(level, x, y, width, height);
  const drawPatch = (patch: Patch | null, from: number, to: number): void => {
    if (patch === null || patch.bitmap.width === 0 || to <= from) return;
    context.save();
    context.beginPath();
    context.rect(from, 0, to - from, stage.height);
    context.clip();
    const { rect } = patch;
    context.drawImage(patch.bitmap, x + rect.x * scale, y + rect.y * scale, rect.width * scale, rect.height * scale);
    context.restore();
  };
  drawPatch(scene.left, 0, Math.min(stage.width, scene.dividerX));
  drawPatch(scene.right, Math.max(0, scene.dividerX), stage.width);
}

/** The smallest level that still has a pixel for every device pixel, so that shrinking never skips pixels. */
function levelFor(photo: DisplayPhoto, scale: number): ImageBitmap | undefined {
  const wanted = photo.width * scale;
  return photo.levels.findLast((level) => level.width >= wanted) ?? photo.levels[0];
}
