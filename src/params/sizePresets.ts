import { fillLimits, type SizePreset } from "../engines/fillParams";
import type { Size } from "../image/geometry";
import { matchSize } from "../image/matchSize";
import { nearestNumber } from "../lib/numberDraft";

/** About one megapixel each, the size that the model was trained for, and exact in their ratio. */
const fixedSizes = {
  "1:1": { width: 1024, height: 1024 },
  "4:3": { width: 1152, height: 864 },
  "16:9": { width: 1280, height: 720 },
  "9:16": { width: 720, height: 1280 },
} as const satisfies Partial<Record<SizePreset, Size>>;

export const presetChoices = ["match", "1:1", "4:3", "16:9", "9:16"] as const satisfies readonly SizePreset[];
export type PresetChoice = (typeof presetChoices)[number];

/** The size that a preset stands for; `match` without a photo is the square. */
export function presetSize(preset: PresetChoice, photo: Size | null): Size {
  if (preset !== "match") return fixedSizes[preset];
  return photo === null ? fixedSizes["1:1"] : matchSize(photo);
}

/** One side is set and the other follows the ratio, both inside the limits: a side that would leave them takes the first one along. */
export function withRatio(side: "width" | "height", value: number, ratio: number): Size {
  const snap = (length: number): number => nearestNumber(length, fillLimits.side);
  const across = side === "width" ? 1 / ratio : ratio;
  const other = snap(value * across);
  const inside = value * across >= fillLimits.side.min && value * across <= fillLimits.side.max;
  const first = inside ? snap(value) : snap(other / across);
  return side === "width" ? { width: first, height: other } : { width: other, height: first };
}
