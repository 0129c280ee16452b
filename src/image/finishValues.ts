export const colourMatches = ["off", "statistics", "membrane"] as const;

/**
 * How a result's colours are brought to those of the photo around the mask: not at all; by mean and deviation; or by a membrane, a
 * smooth correction that is whatever the ring around the mask needs and is interpolated inside (see `membrane.ts`).
 */
export type ColourMatch = (typeof colourMatches)[number];

/** How a raw output is laid into its photo. It can be changed for ever, for nothing: the raw output, the region and the mask are kept. */
export interface Finish {
  /** Pixels of the photo by which the pasted area is larger than the painted mask; smaller when negative. */
  readonly grow: number;
  /** Width of the ramp inside the pasted area's edge, in pixels of the photo. */
  readonly softEdge: number;
  /** Per cent. */
  readonly opacity: number;
  readonly colourMatch: ColourMatch;
  /** Whether noise is added where the photo around the mask has more of it. */
  readonly grain: boolean;
}

/** A result as it came, with a soft edge. */
export const plainFinish: Finish = { grow: 0, softEdge: 4, opacity: 100, colourMatch: "off", grain: false };

/** The most that a hand can ask for: more than that blends the whole of most masks away, or reaches past most regions. Pixels of the photo. */
export const finishLimits = { grow: 64, softEdge: 64 } as const;
