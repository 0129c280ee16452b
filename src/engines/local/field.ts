import type { Level } from "./level";
import type { Patches } from "./patches";
import type { Random } from "./random";

/** The nearest-neighbour field: for each target's centre the centre of the source patch that it takes, and how far that one is. */
export interface Field {
  readonly source: Int32Array;
  readonly distance: Int32Array;
}

/** A level with its patches. */
export interface FieldGround {
  readonly level: Level;
  readonly patches: Patches;
}

export function emptyField(level: Level): Field {
  const count = level.width * level.height;
  return { source: new Int32Array(count).fill(-1), distance: new Int32Array(count) };
}

/**
 * The field of a level from that of the next coarser one: offsets are carried and doubled, not pixels (Wexler, Shechtman, Irani 2007).
 * An offset that would leave the sources moves to a source near by, or to any.
 */
export function upscaleField(coarse: FieldGround, coarseField: Field, fine: FieldGround, random: Random): Field {
  const field = emptyField(fine.level);
  const { radius, targets, sources, isSource } = fine.patches;
  const { width, height } = fine.level;
  for (const target of targets) {
    const x = target % width;
    const y = (target - x) / width;
    const cx = clamp(x >> 1, radius, coarse.level.width - 1 - radius);
    const cy = clamp(y >> 1, radius, coarse.level.height - 1 - radius);
    const parent = cy * coarse.level.width + cx;
    const found = coarse.patches.isTarget[parent] === 1 ? (coarseField.source[parent] ?? -1) : -1;
    let source = -1;
    if (found >= 0) {
      const fx = found % coarse.level.width;
      const fy = (found - fx) / coarse.level.width;
      source = sourceNear(isSource, width, height, x + 2 * (fx - cx), y + 2 * (fy - cy));
    }
    field.source[target] = source >= 0 ? source : (sources[random.below(sources.length)] ?? 0);
  }
  return field;
}

/** The first source on growing squares around a point, −1 when there is none within 8 pixels. */
function sourceNear(isSource: Uint8Array, width: number, height: number, x: number, y: number): number {
  for (let ring = 0; ring <= 8; ring++) {
    for (let dy = -ring; dy <= ring; dy++) {
      const step = Math.abs(dy) === ring ? 1 : Math.max(1, 2 * ring);
      for (let dx = -ring; dx <= ring; dx += step) {
        const sx = x + dx;
        const sy = y + dy;
        if (sx >= 0 && sy >= 0 && sx < width && sy < height && isSource[sy * width + sx] === 1) return sy * width + sx;
      }
    }
  }
  return -1;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
