import { maskThreshold } from "../image/pixels";
import type { Overlay, OverlayColour } from "../settings/preferences";

const bases: Readonly<Record<OverlayColour, readonly [number, number, number]>> = {
  violet: [0x8b, 0x5c, 0xf6],
  red: [0xf0, 0x3e, 0x3e],
  cyan: [0x15, 0xc2, 0xd6],
  white: [0xff, 0xff, 0xff],
};

/** CSS pixels between two lines of the hatch, measured along a row. */
const hatchPeriod = 14;
/** How white a hatch line is, and how much denser than the colour between. */
const hatchWhite = 0.34;
const hatchDensity = 0.12;

/** How many fully masked pixels of a row are copied at a time. */
export const solidRun = 256;

/**
 * Colours of the mask's overlay by lookup. `colours[row[phase] + value]` is the pixel as the bytes R, G, B, A in one word,
 * where phase is (x + y) modulo the period, in device pixels: a diagonal hatch.
 */
export interface OverlayPalette {
  readonly colours: Uint32Array;
  readonly rows: Uint16Array;
  readonly period: number;
  /** The pixel of a fully masked place by phase, longer than the period so that `solidRun` can be read in a row. */
  readonly solid: Uint32Array;
  /** Whether the mask's edge is drawn as a line; only then is a pixel of it the one thing that is opaque. */
  readonly hasEdge: boolean;
}

export function overlayPalette(overlay: Overlay, dpr: number): OverlayPalette {
  if (overlay.view !== "colour") return plainPalette(overlay.view);
  const { colour, opacity, hatch, edge } = overlay;
  // A white overlay is hatched in dark, or its lines could not be seen.
  return hatchedPalette({ base: bases[colour], line: colour === "white" ? 0 : 255, opacity, hatch, edge }, hatchPeriod * dpr, dpr);
}

/** The area that nothing is copied from: dark grey with narrower lines, so that no colour of the mask looks like it. */
export function leftOutPalette(dpr: number): OverlayPalette {
  return hatchedPalette({ base: [0x3f, 0x43, 0x49], line: 255, opacity: 0.66, hatch: true, edge: false }, (hatchPeriod / 2) * dpr, dpr);
}

interface Hatched {
  readonly base: readonly [number, number, number];
  /** Red, green and blue of the lines. */
  readonly line: 0 | 255;
  readonly opacity: number;
  readonly hatch: boolean;
  readonly edge: boolean;
}

function hatchedPalette({ base: [r, g, b], line, opacity, hatch, edge }: Hatched, between: number, dpr: number): OverlayPalette {
  const table = new Uint32Array(3 * 256);
  const bytes = new Uint8Array(table.buffer);
  for (let level = 0; level < 3; level++) {
    const white = (hatchWhite * level) / 2;
    for (let value = 0; value < 256; value++) {
      const at = (level * 256 + value) * 4;
      bytes[at] = Math.round(r + (line - r) * white);
      bytes[at + 1] = Math.round(g + (line - g) * white);
      bytes[at + 2] = Math.round(b + (line - b) * white);
      // 255 is kept for the edge.
      bytes[at + 3] = Math.min(254, Math.round((opacity + (hatchDensity * level) / 2) * value));
    }
  }
  const period = Math.max(4, Math.round(between));
  const thick = Math.max(1, Math.round(1.4 * dpr));
  const rows = Uint16Array.from({ length: period }, (_, phase) =>
    !hatch ? 0 : phase < thick ? 512 : phase === thick || phase === period - 1 ? 256 : 0,
  );
  const solid = Uint32Array.from({ length: period + solidRun }, (_, phase) => table[(rows[phase % period] ?? 0) + 255] ?? 0);
  return { colours: table, rows, period, solid, hasEdge: edge };
}

/** White as dense as the mask, for a black ground; or white from the threshold on, as the mask is sent. */
function plainPalette(view: Exclude<Overlay["view"], "colour">): OverlayPalette {
  const colours = new Uint32Array(256);
  const bytes = new Uint8Array(colours.buffer);
  for (let value = 0; value < 256; value++) {
    const alpha = view === "blackWhite" ? value : value >= maskThreshold ? 255 : 0;
    bytes.set([alpha === 0 ? 0 : 255, alpha === 0 ? 0 : 255, alpha === 0 ? 0 : 255, alpha], 4 * value);
  }
  const period = 4;
  return {
    colours,
    rows: new Uint16Array(period),
    period,
    solid: new Uint32Array(period + solidRun).fill(colours[255] ?? 0),
    hasEdge: false,
  };
}
