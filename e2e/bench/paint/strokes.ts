/** A place on the stage, CSS pixels. */
export type Spot = readonly [number, number];

/** What both painters paint on. */
export const view = { width: 1440, height: 900 } as const;
export const photoSize = { width: 4000, height: 3000 } as const;
const moves = 60;
/** Milliseconds between two moves: a mouse of 120 Hz. */
export const pace = 1000 / 120;

/** Stroke number `index`: a winding line of 60 moves inside `box`, always the same one. */
export function stroke(index: number, box: { x: number; y: number; width: number; height: number }): Spot[] {
  const turn = index * 2.399963;
  const centre = [0.5 + 0.3 * Math.cos(turn), 0.5 + 0.3 * Math.sin(turn * 1.7)] as const;
  return Array.from({ length: moves + 1 }, (_, step) => {
    const along = step / moves;
    const x = centre[0] + 0.18 * Math.sin(along * 5 + index) + 0.05 * Math.sin(along * 17);
    const y = centre[1] + 0.18 * Math.cos(along * 4 + index * 0.7) + 0.05 * Math.cos(along * 19);
    return [box.x + Math.min(0.99, Math.max(0.01, x)) * box.width, box.y + Math.min(0.99, Math.max(0.01, y)) * box.height];
  });
}
