import type { Rect, Size } from "../image/geometry";

type Across = "left" | "centre" | "right" | "whole";
type Down = "upper" | "middle" | "lower" | "whole";
export type Edge = "top" | "bottom" | "left" | "right";

/** Where in a photo the mask lies, as one would say it. */
export interface MaskPlace {
  /** `whole`: it spans most of that direction. */
  readonly across: Across;
  readonly down: Down;
  /** Borders of the photo that it reaches. */
  readonly edges: readonly Edge[];
}

/** Over this share of a side the mask lies in no third of it. */
const spanning = 2 / 3;

/** Which of nine fields of the photo the middle of the masked pixels' bounds lies in. */
export function maskPlace(bounds: Rect, photo: Size): MaskPlace {
  return {
    across: thirdOf(bounds.x, bounds.width, photo.width, ["left", "centre", "right"]),
    down: thirdOf(bounds.y, bounds.height, photo.height, ["upper", "middle", "lower"]),
    edges: edgesWithin(bounds, photo, 0),
  };
}

/** The borders of the photo that are at most `gap` pixels from the bounds. */
export function edgesWithin(bounds: Rect, photo: Size, gap: number): readonly Edge[] {
  const gaps: Readonly<Record<Edge, number>> = edgeGaps(bounds, photo);
  return (["top", "bottom", "left", "right"] as const).filter((edge) => gaps[edge] <= gap);
}

/** How many unmasked pixels lie between the bounds and each border of the photo. */
export function edgeGaps({ x, y, width, height }: Rect, photo: Size): Readonly<Record<Edge, number>> {
  return { top: y, bottom: photo.height - y - height, left: x, right: photo.width - x - width };
}

function thirdOf<Third extends string>(
  start: number,
  length: number,
  side: number,
  [first, second, third]: readonly [Third, Third, Third],
): Third | "whole" {
  if (length > side * spanning) return "whole";
  const middle = start + length / 2;
  return middle * 3 < side ? first : middle * 3 > side * 2 ? third : second;
}
