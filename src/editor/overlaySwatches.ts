import type { OverlayColour } from "../settings/preferences";

/** The overlay's colours as they are on controls. */
export const overlaySwatches: Readonly<Record<OverlayColour, string>> = {
  violet: "bg-mask",
  red: "bg-[#f03e3e]",
  cyan: "bg-[#15c2d6]",
  white: "bg-white ring-1 ring-line2",
};
