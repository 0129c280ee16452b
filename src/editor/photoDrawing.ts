import type { Rect, Size } from "../image/geometry";
import type { DisplayPhoto, Patch } from "../image/photo";
import type { Region } from "../image/region";
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

/** Of what is not sent, as much is seen as is needed to find one's way. */
const shade = "#0b0c0ec4";

/** A ground for a mask that is seen without its photo. */
export function drawBlackGround(context: CanvasRenderingContext2D, photo: Size, viewport: Viewport, dpr: number): void {
  clipToPhoto(context, photo, viewport, dpr);
  context.fillStyle = "#000";
  context.fillRect(viewport.x * dpr, viewport.y * dpr, photo.width * viewport.scale * dpr, photo.height * viewport.scale * dpr);
}

/** Over a scene: what the engine gets of the photo, in as many pixels as it gets, and everything around it in the dark. */
export function drawSentPhoto(context: CanvasRenderingContext2D, photo: Size, sent: SentPhoto, viewport: Viewport, dpr: number): void {
  const scale = viewport.scale * dpr;
  const { rect, size } = sent.region;
  const [x, y, width, height] = [
    viewport.x * dpr + rect.x * scale,
    viewport.y * dpr + rect.y * scale,
    rect.width * scale,
    rect.height * scale,
  ];
  context.save();
  clipToPhoto(context, photo, viewport, dpr);
  context.fillStyle = shade;
  context.fillRect(viewport.x * dpr, viewport.y * dpr, photo.width * scale, photo.height * scale);
  context.restore();
  context.imageSmoothingEnabled = width < size.width * crispFrom;
  context.drawImage(sent.picture, x, y, width, height);
  // Just around it, dark and white, so that it is seen on any photo.
  for (const [style, by] of [
    ["#000000a6", 1.5],
    ["#ffffff", 0.5],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = dpr;
    context.strokeRect(x - by * dpr, y - by * dpr, width + 2 * by * dpr, height + 2 * by * dpr);
  }
}

/** The region's part of the photo. */
export interface SentPhoto {
  readonly region: Region;
  readonly picture: CanvasImageSource;
}

/** A region's part of the photo at the region's size; outside the photo it is mirrored, as in what is sent. */
export function sentPhoto(photo: DisplayPhoto, region: Region): SentPhoto {
  const { rect, size } = region;
  const picture = new OffscreenCanvas(size.width, size.height);
  const context = picture.getContext("2d");
  const scale = size.width / rect.width;
  const level = levelFor(photo, scale);
  if (context === null || level === undefined || level.width === 0) return { region, picture };
  context.imageSmoothingQuality = "high";
  const turns = (start: number, length: number, side: number): number[] => {
    const first = Math.floor(start / side);
    return Array.from({ length: Math.ceil((start + length) / side) - first }, (_, index) => first + index);
  };
  for (const row of turns(rect.y, rect.height, photo.height)) {
    for (const column of turns(rect.x, rect.width, photo.width)) {
      const [flipX, flipY] = [column % 2 !== 0, row % 2 !== 0];
      context.setTransform(
        flipX ? -scale : scale,
        0,
        0,
        flipY ? -scale : scale,
        ((column + (flipX ? 1 : 0)) * photo.width - rect.x) * scale,
        ((row + (flipY ? 1 : 0)) * photo.height - rect.y) * scale,
      );
      context.drawImage(level, 0, 0, photo.width, photo.height);
    }
  }
  return { region, picture };
}

/** Draws the scene over the whole canvas; `stage` and the context are in device pixels. */
export function drawScene(context: CanvasRenderingContext2D, stage: Size, scene: PhotoScene, viewport: Viewport, dpr: number): void {
  const scale = viewport.scale * dpr;
  const x = viewport.x * dpr;
  const y = viewport.y * dpr;
  context.imageSmoothingEnabled = scale < crispFrom;
  context.imageSmoothingQuality = "medium";
  const [width, height] = [scene.photo.width * scale, scene.photo.height * scale];
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
  cutCorners(context, { x, y, width, height }, cornerRadius * dpr);
}

/** Rounds the corners of what was drawn. Clipping to a round rectangle would make everything inside slower to draw. */
function cutCorners(context: CanvasRenderingContext2D, { x, y, width, height }: Rect, most: number): void {
  const radius = Math.min(most, width / 2, height / 2);
  context.save();
  context.globalCompositeOperation = "destination-out";
  context.beginPath();
  for (const [cornerX, inX] of [
    [x, radius],
    [x + width, -radius],
  ] as const) {
    for (const [cornerY, inY] of [
      [y, radius],
      [y + height, -radius],
    ] as const) {
      context.moveTo(cornerX, cornerY);
      context.lineTo(cornerX + inX, cornerY);
      context.arcTo(cornerX, cornerY, cornerX, cornerY + inY, radius);
      context.closePath();
    }
  }
  context.fill();
  context.restore();
}

function clipToPhoto(context: CanvasRenderingContext2D, photo: Size, { x, y, scale }: Viewport, dpr: number): void {
  context.beginPath();
  context.roundRect(x * dpr, y * dpr, photo.width * scale * dpr, photo.height * scale * dpr, cornerRadius * dpr);
  context.clip();
}

/** The smallest level that still has a pixel for every device pixel, so that shrinking never skips pixels. */
function levelFor(photo: DisplayPhoto, scale: number): ImageBitmap | undefined {
  const wanted = photo.width * scale;
  return photo.levels.findLast((level) => level.width >= wanted) ?? photo.levels[0];
}
