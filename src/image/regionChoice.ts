import type { Rect } from "./geometry";

/** How much around the mask is seen: 0 is all for detail, 50 the usual, 100 as much of the photo as there is. */
export const contextLimits = { min: 0, max: 100, step: 1, usual: 50 } as const;

/**
 * Which part of the photo is worked on: found from the mask and the dial, the whole photo, or a frame that somebody drew (pixels of the
 * photo; it may reach outside it). The dial is kept through the others. `apart`: each part of the mask that lies apart has a region of its own.
 */
export type RegionChoice =
  | { readonly mode: "auto"; readonly context: number; readonly apart?: boolean | undefined }
  | { readonly mode: "whole"; readonly context: number }
  | { readonly mode: "frame"; readonly context: number; readonly rect: Rect };

export const usualRegion: RegionChoice = { mode: "auto", context: contextLimits.usual };
