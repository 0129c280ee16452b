import { imagePoint, screenPoint, type ImagePoint, type Point, type Rect, type ScreenPoint, type Size } from "./geometry";

/**
 * How the photo lies on the stage. `scale` is CSS pixels for one pixel of the photo; x and y are where the photo's upper
 * left corner is, in CSS pixels of the stage, always a whole number of device pixels so that the photo does not swim when panned.
 */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** What a viewport is moved in: the photo, the stage in CSS pixels, and device pixels for one CSS pixel. */
export interface Surroundings {
  readonly photo: Size;
  readonly stage: Size;
  readonly dpr: number;
}

/** One pixel of the photo on 0.1 to 8 pixels of the screen. A photo that fits only below 10 % may go down to that. */
const zoomLimits = { min: 0.1, max: 8 } as const;
/** Free space around a fitted photo, CSS pixels; on phones the photo takes the full width. */
const fitMargin = { x: 40, y: 60 } as const;

export function toImage(viewport: Viewport, point: ScreenPoint): ImagePoint {
  return imagePoint((point.x - viewport.x) / viewport.scale, (point.y - viewport.y) / viewport.scale);
}

export function toScreen(viewport: Viewport, point: ImagePoint): ScreenPoint {
  return screenPoint(point.x * viewport.scale + viewport.x, point.y * viewport.scale + viewport.y);
}

/** Zoom as it is shown: device pixels for one pixel of the photo, 1 is 100 %. */
export function zoomOf(viewport: Viewport, dpr: number): number {
  return viewport.scale * dpr;
}

/** The whole photo in the middle of the stage, with margins, never larger than 100 %. */
export function fitViewport({ photo, stage, dpr }: Surroundings): Viewport {
  const isPhone = stage.width <= 600;
  const marginX = isPhone ? 0 : fitMargin.x;
  const marginY = isPhone ? Math.min(16, stage.height * 0.05) : Math.min(fitMargin.y, stage.height * 0.1);
  const room = { width: Math.max(1, stage.width - 2 * marginX), height: Math.max(1, stage.height - 2 * marginY) };
  const scale = Math.min(room.width / photo.width, room.height / photo.height, 1 / dpr);
  return centred(scale, { photo, stage, dpr });
}

/** Zooms so that the photo's point under `point` stays there. `zoom` as in `zoomOf`; it is kept within the limits. */
export function zoomAt(viewport: Viewport, point: ScreenPoint, zoom: number, around: Surroundings): Viewport {
  const scale = clampZoom(zoom, around) / around.dpr;
  const ratio = scale / viewport.scale;
  return settled({ scale, x: point.x - (point.x - viewport.x) * ratio, y: point.y - (point.y - viewport.y) * ratio }, around);
}

export function panBy(viewport: Viewport, by: Point, around: Surroundings): Viewport {
  return settled({ scale: viewport.scale, x: viewport.x + by.x, y: viewport.y + by.y }, around);
}

/** After the stage has changed its size: what was in the middle stays in the middle. */
export function keepCentre(viewport: Viewport, before: Size, around: Surroundings): Viewport {
  return panBy(viewport, { x: (around.stage.width - before.width) / 2, y: (around.stage.height - before.height) / 2 }, around);
}

/** The device pixels of the stage that show something of `rect` (pixels of the photo), one more on every side for rounding. */
export function deviceRect(viewport: Viewport, rect: Rect, dpr: number): Rect {
  const x = Math.floor((viewport.x + rect.x * viewport.scale) * dpr) - 1;
  const y = Math.floor((viewport.y + rect.y * viewport.scale) * dpr) - 1;
  const right = Math.ceil((viewport.x + (rect.x + rect.width) * viewport.scale) * dpr) + 1;
  const bottom = Math.ceil((viewport.y + (rect.y + rect.height) * viewport.scale) * dpr) + 1;
  return { x, y, width: right - x, height: bottom - y };
}

/** The next step of the zoom buttons: 10, 12.5, 17, 25, 33, 50, 67, 100, 150, 200, 300, 400, 600, 800 %. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const steps = [0.1, 0.125, 0.17, 0.25, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 4, 6, 8];
  if (direction === 1) return steps.find((step) => step > zoom * 1.001) ?? zoomLimits.max;
  return steps.findLast((step) => step < zoom * 0.999) ?? zoomLimits.min;
}

export function clampZoom(zoom: number, around: Surroundings): number {
  const least = Math.min(zoomLimits.min, fitViewport(around).scale * around.dpr);
  return Math.min(zoomLimits.max, Math.max(least, zoom));
}

function centred(scale: number, around: Surroundings): Viewport {
  const { photo, stage } = around;
  return settled({ scale, x: (stage.width - photo.width * scale) / 2, y: (stage.height - photo.height * scale) / 2 }, around);
}

/** Whole device pixels, and a strip of the photo always on the stage: it cannot be lost. */
function settled({ scale, x, y }: Viewport, { photo, stage, dpr }: Surroundings): Viewport {
  const along = (at: number, size: number, room: number): number => {
    const strip = Math.min(64, room / 4);
    const kept = Math.min(room - strip, Math.max(strip - size, at));
    return Math.round(kept * dpr) / dpr;
  };
  return { scale, x: along(x, photo.width * scale, stage.width), y: along(y, photo.height * scale, stage.height) };
}
