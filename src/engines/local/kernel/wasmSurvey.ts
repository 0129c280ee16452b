import type { Rect } from "../../../image/geometry";
import type { Picture } from "../cutLevel";
import { channels, type Level } from "../level";
import type { Patches } from "../patches";
import type { Survey } from "./kernel";
import { openRoom, place } from "./place";

/** What `assembly/surveying.ts` exports; all but sizes are addresses. */
export interface SurveyExports {
  cut(
    image: number,
    mask: number,
    avoid: number,
    planes: number,
    known: number,
    copyable: number,
    hole: number,
    from: number,
    to: number,
  ): void;
  feature(
    planes: number,
    known: number,
    width: number,
    height: number,
    dx: number,
    dy: number,
    channel: number,
    room: number,
    from: number,
    to: number,
  ): void;
  sources(copyable: number, width: number, height: number, radius: number, room: number, isSource: number): void;
  depths(known: number, width: number, height: number, depth: number): void;
  halveMap(map: number, width: number, height: number, all: number, to: number): void;
  halvePlanes(planes: number, width: number, height: number, known: number, to: number): void;
  spread(map: number, to: number, width: number, height: number, radius: number, room: number): void;
  clearRim(map: number, width: number, height: number, radius: number): void;
  without(map: number, other: number, count: number): void;
  list(map: number, count: number, to: number): number;
}

const rowsPerSlice = 256;
const nothing = new Uint8Array(0);
/** A ring of seven rows, the columns and the totals. */
const featureRows = 9;

/** The survey by WebAssembly: maps are copied into the memory and what is made of them is copied out. */
export function createWasmSurvey(run: SurveyExports, memory: WebAssembly.Memory): Survey {
  return {
    *cutLevel({ image, mask, avoid }: Picture, area: Rect) {
      const { width, height } = area;
      const count = width * height;
      const room = openRoom(memory, place(memory, {}, 0).room);
      const picture = room.take(4 * count);
      const masked = room.take(count);
      const avoided = avoid === undefined ? 0 : room.take(count);
      const [planes, known, hole] = [room.take(channels * count), room.take(count), room.take(count)];
      const copyable = avoid === undefined ? 0 : room.take(count);
      const bytes = new Uint8Array(memory.buffer);
      for (let y = 0; y < height; y++) {
        const at = (y + area.y) * image.width + area.x;
        bytes.set(image.data.subarray(4 * at, 4 * (at + width)), picture + 4 * y * width);
        bytes.set(mask.subarray(at, at + width), masked + y * width);
        if (avoid !== undefined) bytes.set(avoid.subarray(at, at + width), avoided + y * width);
      }
      for (let y = 0; y < height; y += rowsPerSlice) {
        run.cut(picture, masked, avoided, planes, known, copyable, hole, y * width, Math.min(height, y + rowsPerSlice) * width);
        yield;
      }
      const ownKnown = bytes.slice(known, known + count);
      return {
        width,
        height,
        planes: bytes.slice(planes, planes + channels * count),
        known: ownKnown,
        copyable: avoid === undefined ? ownKnown : bytes.slice(copyable, copyable + count),
        hole: bytes.slice(hole, hole + count),
      };
    },

    *writeFeatures({ width, height, planes, known }: Level) {
      const { at, room, views } = place(memory, { planes, known }, 4 * (featureRows * width + 1));
      for (const [dx, dy, channel] of [
        [1, 0, 3],
        [0, 1, 4],
      ] as const) {
        for (let y = 0; y < height + 3; y += rowsPerSlice) {
          run.feature(at.planes, at.known, width, height, dx, dy, channel, room, y, Math.min(height + 3, y + rowsPerSlice));
          yield;
        }
      }
      planes.set(views.planes);
    },

    markSources({ width, height, copyable }: Level, radius: number) {
      const { at, room } = place(memory, { copyable }, 4 * width + width * height);
      const isSource = room + 4 * width;
      run.sources(at.copyable, width, height, radius, room, isSource);
      return new Uint8Array(memory.buffer).slice(isSource, isSource + width * height);
    },

    holeDepth({ width, height, known }: Level) {
      const { at, room } = place(memory, { known }, 2 * width * height);
      run.depths(at.known, width, height, room);
      return new Uint16Array(memory.buffer, room, width * height).slice();
    },

    halve(level: Level) {
      const { width, height, planes, known, hole, copyable } = level;
      const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
      const count = half.width * half.height;
      const restricted = copyable !== known;
      const { at, room } = place(memory, { planes, known, hole, copyable: restricted ? copyable : nothing }, (channels + 3) * count);
      const [halfKnown, halfHole, halfCopyable, halfPlanes] = [room, room + count, room + 2 * count, room + 3 * count];
      run.halveMap(at.known, width, height, 1, halfKnown);
      run.halveMap(at.hole, width, height, 0, halfHole);
      if (restricted) run.halveMap(at.copyable, width, height, 1, halfCopyable);
      run.halvePlanes(at.planes, width, height, halfKnown, halfPlanes);
      const bytes = new Uint8Array(memory.buffer);
      const ownKnown = bytes.slice(halfKnown, halfKnown + count);
      return {
        ...half,
        planes: bytes.slice(halfPlanes, halfPlanes + channels * count),
        known: ownKnown,
        copyable: restricted ? bytes.slice(halfCopyable, halfCopyable + count) : ownKnown,
        hole: bytes.slice(halfHole, halfHole + count),
      };
    },

    findPatches({ width, height, known, hole }: Level, radius: number, isSource: Uint8Array): Patches {
      const count = width * height;
      const room = 3 * count + 4 * width + 4 * count + 64;
      const placed = place(memory, { known, hole, isSource }, room);
      const { at } = placed;
      const isTarget = placed.room;
      const under = isTarget + count;
      const scratch = under + count;
      const listed = (scratch + count + 4 * width + 15) & ~15;
      const bytes = new Uint8Array(memory.buffer);
      const listOf = (map: number): Int32Array => new Int32Array(memory.buffer, listed, run.list(map, count, listed)).slice();
      run.spread(at.hole, isTarget, width, height, radius, scratch);
      run.clearRim(isTarget, width, height, radius);
      run.spread(isTarget, under, width, height, radius, scratch);
      run.without(under, at.known, count);
      return {
        radius,
        isSource,
        sources: listOf(at.isSource),
        targets: listOf(isTarget),
        isTarget: bytes.slice(isTarget, isTarget + count),
        unknown: listOf(under),
      };
    },
  };
}
