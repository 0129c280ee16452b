import { widenedInside, type Rect } from "../image/geometry";
import { createPause } from "../image/pause";
import type { Coverage } from "../image/pixels";
import { binOf, ColourPalette, emptyBins } from "./colourPalette";
import { DistanceField, farAway, type Plane } from "./distanceField";
import { cutBand, type EdgeBand } from "./edgeBand";
import { finerLevel, halvedPlanes, labelsOf, outlineBand, ScaledPhoto, type EdgeLevel } from "./edgeLevels";
import { featherPlane } from "./featherPlane";
import { invertPlane, isHard } from "./growPlane";
import { LocalColours } from "./localColours";
import type { ColourPlane } from "./oklab";
import { planeOf } from "./planeOf";

/** The band is at most this many pixels wide on either side at the coarsest scale. */
const coarseReach = 8;
/** Colours are learnt from this many times the radius on either side. */
const sampleReach = 3;
/** How often the outline is found and the colours learnt anew from it. */
const rounds = 3;
/** More pixels in question than this are looked at one scale farther up. */
const mostNodes = 400_000;
/** How much less likely, as a logarithm, the mask is wrong at the band's rim than at its own edge. */
const trust = 0.7;
/** Where nothing can be said the mask is right: more than all neighbours together can cost. */
const certainty = 50;

/**
 * Pulls a rough mask to the object's outline inside a band of `radius` pixels on either side of its edge. In the manner of GrabCut
 * (C. Rother, V. Kolmogorov, A. Blake, SIGGRAPH 2004), but with the colours of each place: they are learnt from both sides, the
 * cheapest cut through the band is the new outline, and both are done again. That happens at a reduced scale; at each larger one the
 * pixels on either side of the outline are cut once more (H. Lombaert et al., "A Multilevel Banded Graph Cuts Method for Fast Image
 * Segmentation", ICCV 2005). Where both sides look alike the mask stays as it is. A hard mask stays hard; a soft one gets a soft rim of
 * its usual width. The same mask and photo give the same bytes.
 * @throws Failure aborted
 */
export async function refineEdge(mask: Coverage, photo: ColourPlane, radius: number, signal?: AbortSignal): Promise<Coverage> {
  const rect = widenedInside(mask.rect, photo, Math.ceil(sampleReach * radius) + 2);
  if (radius <= 0 || rect.width === 0 || rect.height === 0) return mask;
  const plane = planeOf(mask, rect);
  const level = await outlined(plane, photo, rect, radius, signal);
  if (level === null) return mask;
  const refined = { ...plane, data: composed(plane, level, level.labels) };
  if (isHard(plane.data)) return { rect, data: refined.data };
  const soft = await featherPlane({ ...plane, data: labelsOf(refined) }, rimWidth(plane), signal);
  return { rect, data: composed(plane, level, soft.data) };
}

/** The decided outline in every pixel, null when nothing could be decided. */
async function outlined(plane: Plane, photo: ColourPlane, rect: Rect, radius: number, signal?: AbortSignal): Promise<EdgeLevel | null> {
  let halvings = Math.max(0, Math.ceil(Math.log2(radius / coarseReach)));
  const planes = halvedPlanes(plane, halvings);
  let start = await CoarseEdge.of(planes.at(-1) ?? plane, radius / 2 ** halvings, signal);
  if (start.count > mostNodes && radius / 2 ** halvings > 3) {
    halvings++;
    planes.push(...halvedPlanes(planes.at(-1) ?? plane, 1).slice(1));
    start = await CoarseEdge.of(planes.at(-1) ?? plane, radius / 2 ** halvings, signal);
  }
  const colours = await start.decide(new ScaledPhoto(photo, rect, 2 ** halvings), signal);
  if (colours === null) return null;
  let { level } = start;
  for (let halving = halvings - 1; halving >= 0; halving--) {
    const mask = planes[halving];
    if (mask === undefined) break;
    const finer = finerLevel(level, mask);
    const places = outlineBand(level, finer);
    const scaled = new ScaledPhoto(photo, rect, 2 ** halving);
    const band = { ...places, colours: new Int32Array(places.xs.length), evidence: new Float32Array(places.xs.length) };
    for (let node = 0; node < places.xs.length; node++) {
      const [x, y] = [places.xs[node] ?? 0, places.ys[node] ?? 0];
      const colour = scaled.colour(x, y);
      band.colours[node] = colour;
      band.evidence[node] = colours.evidence(x >> (halvings - halving), y >> (halvings - halving), colour);
    }
    await cutBand(band, finer.labels, signal);
    level = finer;
  }
  return level;
}

/** What a decided band has found out about the colours, by places of its own scale. */
interface Colours {
  evidence(x: number, y: number, colour: number): number;
}

/** The pixels from which the colours are learnt: where they lie, in which cell, and of which colour; and how often each colour occurs. */
interface Samples {
  readonly places: Int32Array;
  readonly cells: Int32Array;
  readonly colours: Int32Array;
  readonly bins: Uint32Array;
}

/** The band at the scale at which it is decided. */
class CoarseEdge {
  readonly level: EdgeLevel;
  /** Pixels within the radius of the edge. */
  readonly count: number;
  /** Pixels from which the colours are learnt. */
  readonly #samples: number;
  readonly #rough: Uint8Array<ArrayBuffer>;
  readonly #radius: number;
  /** From the centre of each pixel to the mask's edge, pixels of this scale. */
  readonly #distances: Float32Array;

  private constructor({ width, height }: Plane, rough: Uint8Array<ArrayBuffer>, radius: number, distances: Float32Array) {
    this.#rough = rough;
    this.#radius = radius;
    this.#distances = distances;
    this.level = { columns: width, rows: height, labels: rough.slice(), decided: new Uint8Array(width * height) };
    let count = 0;
    let samples = 0;
    for (let at = 0; at < distances.length; at++) {
      const distance = distances[at] ?? 0;
      if (distance <= radius) count++;
      if (distance <= sampleReach * radius) samples++;
    }
    this.count = count;
    this.#samples = samples;
  }

  /** @throws Failure aborted */
  static async of(plane: Plane, radius: number, signal?: AbortSignal): Promise<CoarseEdge> {
    const labels = { ...plane, data: labelsOf(plane) };
    const distances = new Float32Array(labels.data.length);
    for (const side of [labels, invertPlane(labels)]) {
      const field = await DistanceField.of(side, { threshold: 255, reach: sampleReach * radius + 1, framed: false }, signal);
      const row = new Int32Array(plane.width);
      const pause = createPause(signal);
      for (let y = 0, at = 0; y < plane.height; y++) {
        field.row(y, row);
        for (let x = 0; x < plane.width; x++, at++) {
          const squared = row[x] ?? 0;
          if (squared > 0) distances[at] = squared === farAway ? Infinity : Math.sqrt(squared) - 0.5;
        }
        await pause();
      }
    }
    return new CoarseEdge(plane, labels.data, radius, distances);
  }

  /** Cuts the band, learns the colours from that and cuts again. @returns null when the two sides look alike everywhere */
  async decide(photo: ScaledPhoto, signal?: AbortSignal): Promise<Colours | null> {
    const { columns, rows, labels, decided } = this.level;
    const cellSize = Math.max(6, Math.ceil(1.5 * this.#radius));
    const seen = await this.#look(photo, cellSize, signal);
    const palette = new ColourPalette(seen.bins);
    const cells = new LocalColours(palette, Math.ceil(columns / cellSize), Math.ceil(rows / cellSize));
    const kinds = Uint8Array.from(seen.colours, (colour) => palette.kindOf(colour));
    const band = this.#band(seen);
    const wanted = this.#cellsAround(band, cellSize, cells);
    const learn = (isFirst: boolean): void => {
      cells.clear();
      for (let sample = 0; sample < kinds.length; sample++) {
        const at = seen.places[sample] ?? 0;
        // Near its edge the rough mask is likely wrong.
        const sureness = isFirst ? Math.min(1, (this.#distances[at] ?? 0) / this.#radius) : 1;
        cells.add(seen.cells[sample] ?? 0, kinds[sample] ?? 0, labels[at] === 255, sureness * sureness);
      }
      cells.weigh(wanted);
    };
    const silence = (x: number, y: number): number => cells.silence((x + 0.5) / cellSize, (y + 0.5) / cellSize);
    const evidence = (x: number, y: number, colour: number): number =>
      cells.evidence((x + 0.5) / cellSize, (y + 0.5) / cellSize, palette.kindOf(colour));
    learn(true);
    for (let round = 0; round < rounds; round++) {
      for (let node = 0; node < band.xs.length; node++) {
        const [x, y] = [band.xs[node] ?? 0, band.ys[node] ?? 0];
        const at = y * columns + x;
        const doubt = trust * ((this.#distances[at] ?? 0) / this.#radius) ** 2 + certainty * silence(x, y);
        band.evidence[node] = evidence(x, y, band.colours[node] ?? 0) + (this.#rough[at] === 255 ? doubt : -doubt);
      }
      const changed = await cutBand(band, labels, signal);
      if (changed === 0) break;
      learn(false);
    }
    let count = 0;
    for (let node = 0; node < band.xs.length; node++) {
      const [x, y] = [band.xs[node] ?? 0, band.ys[node] ?? 0];
      const at = y * columns + x;
      if (labels[at] === this.#rough[at] && silence(x, y) > 0.5) continue;
      decided[at] = 1;
      count++;
    }
    return count === 0 ? null : { evidence };
  }

  /** The cells that hold something of the band, and those beside them. */
  #cellsAround({ xs, ys }: EdgeBand, cellSize: number, { columns, rows }: LocalColours): Uint8Array {
    const cells = new Uint8Array(columns * rows);
    for (let node = 0; node < xs.length; node++) {
      const [x, y] = [Math.floor((xs[node] ?? 0) / cellSize), Math.floor((ys[node] ?? 0) / cellSize)];
      for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++) {
        cells.fill(1, row * columns + Math.max(0, x - 1), row * columns + Math.min(columns, x + 2));
      }
    }
    return cells;
  }

  async #look(photo: ScaledPhoto, cellSize: number, signal?: AbortSignal): Promise<Samples> {
    const { columns, rows } = this.level;
    const perRow = Math.ceil(columns / cellSize);
    const places = new Int32Array(this.#samples);
    const cells = new Int32Array(this.#samples);
    const colours = new Int32Array(this.#samples);
    const bins = emptyBins();
    const pause = createPause(signal);
    let count = 0;
    for (let y = 0, at = 0; y < rows; y++) {
      const row = Math.floor(y / cellSize) * perRow;
      for (let x = 0; x < columns; x++, at++) {
        if ((this.#distances[at] ?? 0) > sampleReach * this.#radius) continue;
        const colour = photo.colour(x, y);
        places[count] = at;
        cells[count] = row + Math.floor(x / cellSize);
        colours[count++] = colour;
        bins[binOf(colour)] = (bins[binOf(colour)] ?? 0) + 1;
      }
      await pause();
    }
    return { places, cells, colours, bins };
  }

  #band(seen: Samples): EdgeBand {
    const { columns, rows } = this.level;
    const ids = new Int32Array(columns * rows).fill(-1);
    const xs = new Int32Array(this.count);
    const ys = new Int32Array(this.count);
    const colours = new Int32Array(this.count);
    let count = 0;
    for (let sample = 0; sample < seen.places.length; sample++) {
      const at = seen.places[sample] ?? 0;
      if ((this.#distances[at] ?? 0) > this.#radius) continue;
      xs[count] = at % columns;
      ys[count] = Math.floor(at / columns);
      colours[count] = seen.colours[sample] ?? 0;
      ids[at] = count++;
    }
    return { columns, rows, xs, ys, colours, evidence: new Float32Array(count), at: (x, y) => ids[y * columns + x] ?? -1 };
  }
}

/** `data` where it was decided, elsewhere the mask as it is. */
function composed(plane: Plane, { decided }: EdgeLevel, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = plane.data.slice();
  for (let at = 0; at < out.length; at++) if (decided[at] === 1) out[at] = data[at] ?? 0;
  return out;
}

/** How far, on average, a soft rim reaches on either side of the edge, at least a pixel. */
function rimWidth(plane: Plane): number {
  const { width, height, data } = plane;
  const labels = labelsOf(plane);
  let soft = 0;
  let edge = 0;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const value = data[at] ?? 0;
      if (value > 0 && value < 255) soft++;
      if (x > 0 && labels[at] !== labels[at - 1]) edge++;
      else if (y > 0 && labels[at] !== labels[at - width]) edge++;
    }
  }
  return Math.max(1, Math.min(100, Math.round(soft / (2 * Math.max(1, edge)))));
}
