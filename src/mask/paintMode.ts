/** How a gesture meets the mask: it adds to it, takes away from it, or keeps of it only what it covers. */
export const paintModes = ["add", "erase", "intersect"] as const;
export type PaintMode = (typeof paintModes)[number];

/** The modes that change no pixel outside of what is painted. */
export type LocalMode = Exclude<PaintMode, "intersect">;
