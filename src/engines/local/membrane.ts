import { channels, type Level } from "./level";

/**
 * The gradient-domain correction (Pérez, Gangnet, Blake, SIGGRAPH 2003; screened as in Bhat et al., ECCV 2008): a smooth membrane is
 * added to the copied pixels so that steps vanish at the hole's border and between patches copied from different places, while the
 * gradients inside a copied area stay. Solved as a finite-volume Laplacian, coarse to fine (cascadic multigrid): O(pixels).
 */
const sweeps = 24;
const overRelaxation = 1.5;
/** How strongly the membrane is drawn back to zero: its reach is about 1 / sqrt(pull) pixels, so one wrong edge does not stain the whole hole. */
const pull = 0.0008;
/** A step larger than this is an edge of the picture rather than a seam. */
const largestStep = 48;

interface Grid {
  readonly width: number;
  readonly height: number;
  /** 1 where the membrane moves; 0 where it is held at zero; 2 outside the picture's knowledge (no neighbour at all). */
  readonly kind: Uint8Array;
  /** Three numbers a pixel: what the neighbours should add up to. */
  readonly load: Float32Array;
  readonly height3: Float32Array;
}

/** The correction of each pixel as three floats (red, green, blue), zero where nothing was copied. `origins` as `voteCopy` made it. */
export function* membrane(level: Level, unknown: Int32Array, origins: Int32Array): Generator<number, Float32Array> {
  const finest = loadGrid(level, unknown, origins);
  const grids = [finest];
  for (let grid = finest; Math.min(grid.width, grid.height) > 8;) {
    grid = coarsen(grid);
    grids.push(grid);
  }
  for (let k = grids.length - 1; k >= 0; k--) {
    const grid = grids[k] ?? finest;
    const coarser = grids[k + 1];
    if (coarser !== undefined) prolong(coarser, grid);
    const screen = pull * 4 ** k;
    for (let sweep = 0; sweep < sweeps; sweep++) {
      relax(grid, screen);
      yield (sweep + 1) / sweeps / 4 ** k;
    }
  }
  return finest.height3;
}

function loadGrid(level: Level, unknown: Int32Array, origins: Int32Array): Grid {
  const { width, height, planes, known } = level;
  const kind = new Uint8Array(width * height).fill(2);
  for (let i = 0; i < kind.length; i++) if (known[i] === 1) kind[i] = 0;
  for (const pixel of unknown) kind[pixel] = 1;
  const load = new Float32Array(3 * width * height);
  for (const pixel of unknown) {
    const x = pixel % width;
    const y = (pixel - x) / width;
    for (let side = 0; side < 4; side++) {
      const dx = side === 0 ? -1 : side === 1 ? 1 : 0;
      const dy = side === 2 ? -1 : side === 3 ? 1 : 0;
      if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
      const shift = dy * width + dx;
      const other = pixel + shift;
      if (kind[other] === 2) continue;
      const mine = (origins[pixel] ?? 0) + shift;
      const theirs = kind[other] === 1 ? (origins[other] ?? 0) - shift : -1;
      if (theirs === origins[pixel]) continue;
      for (let c = 0; c < 3; c++) {
        const own = planes[pixel * channels + c] ?? 0;
        const beside = planes[other * channels + c] ?? 0;
        const a = known[mine] === 1 ? beside - (planes[mine * channels + c] ?? 0) : 0;
        const b = theirs >= 0 && known[theirs] === 1 ? (planes[theirs * channels + c] ?? 0) - own : 0;
        const step = kind[other] === 0 ? a : (a + b) / 2;
        load[pixel * 3 + c] = (load[pixel * 3 + c] ?? 0) + Math.max(-largestStep, Math.min(largestStep, step));
      }
    }
  }
  return { width, height, kind, load, height3: new Float32Array(3 * width * height) };
}

/** Four cells become one: it moves when any of them does, and bears the sum of their loads. */
function coarsen(fine: Grid): Grid {
  const width = (fine.width + 1) >> 1;
  const height = (fine.height + 1) >> 1;
  const kind = new Uint8Array(width * height).fill(2);
  const load = new Float32Array(3 * width * height);
  for (let y = 0, i = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++, i++) {
      const cell = (y >> 1) * width + (x >> 1);
      const own = fine.kind[i] ?? 2;
      if (own === 1) {
        kind[cell] = 1;
        for (let c = 0; c < 3; c++) load[cell * 3 + c] = (load[cell * 3 + c] ?? 0) + (fine.load[i * 3 + c] ?? 0);
      } else if (own === 0 && kind[cell] === 2) kind[cell] = 0;
    }
  }
  return { width, height, kind, load, height3: new Float32Array(3 * width * height) };
}

function prolong(coarse: Grid, fine: Grid): void {
  for (let y = 0, i = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++, i++) {
      if (fine.kind[i] !== 1) continue;
      const cell = (y >> 1) * coarse.width + (x >> 1);
      for (let c = 0; c < 3; c++) fine.height3[i * 3 + c] = coarse.height3[cell * 3 + c] ?? 0;
    }
  }
}

/** One sweep of successive over-relaxation of (neighbours' sum + load) / (neighbours + screen). */
function relax(grid: Grid, screen: number): void {
  const { width, height, kind, load, height3 } = grid;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (kind[i] !== 1) continue;
      let count = screen;
      let s0 = load[i * 3] as number;
      let s1 = load[i * 3 + 1] as number;
      let s2 = load[i * 3 + 2] as number;
      for (let side = 0; side < 4; side++) {
        const other = side === 0 ? (x > 0 ? i - 1 : -1) : side === 1 ? (x + 1 < width ? i + 1 : -1) : side === 2 ? i - width : i + width;
        if (other < 0 || other >= kind.length || kind[other] === 2) continue;
        count++;
        s0 += height3[other * 3] as number;
        s1 += height3[other * 3 + 1] as number;
        s2 += height3[other * 3 + 2] as number;
      }
      height3[i * 3] = (height3[i * 3] as number) + overRelaxation * (s0 / count - (height3[i * 3] as number));
      height3[i * 3 + 1] = (height3[i * 3 + 1] as number) + overRelaxation * (s1 / count - (height3[i * 3 + 1] as number));
      height3[i * 3 + 2] = (height3[i * 3 + 2] as number) + overRelaxation * (s2 / count - (height3[i * 3 + 2] as number));
    }
  }
}
