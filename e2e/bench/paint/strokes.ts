/** A place on the stage, CSS pixels. */
export type Spot = readonly [number, number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What both painters paint on. */
export const view = { width: 1440, height: 900 } as const;
/** The photos, by the name that the table gives them. */
export const photoSizes = {
  "12 megapixels": { width: 4000, height: 3000 },
  "48 megapixels": { width: 8000, height: 6000 },
} as const;
const moves = 60;
/** Milliseconds between two moves: a mouse of 120 Hz. */
export const pace = 1000 / 120;

/** Every other stroke takes away (with the right button), or the mask would soon be full and a stroke would change nothing. */
export function erases(index: number): boolean {
  return index % 2 === 1;
}

/** Stroke number `index`: a winding line of 60 moves inside `box`, always the same one. */
export function stroke(index: number, box: Box): Spot[] {
  const turn = index * 2.399963;
  const centre = [0.5 + 0.3 * Math.cos(turn), 0.5 + 0.3 * Math.sin(turn * 1.7)] as const;
  return Array.from({ length: moves + 1 }, (_, step) => {
    const along = step / moves;
    const x = centre[0] + 0.18 * Math.sin(along * 5 + index) + 0.05 * Math.sin(along * 17);
    const y = centre[1] + 0.18 * Math.cos(along * 4 + index * 0.7) + 0.05 * Math.cos(along * 19);
    return [box.x + Math.min(0.99, Math.max(0.01, x)) * box.width, box.y + Math.min(0.99, Math.max(0.01, y)) * box.height];
  });
}
