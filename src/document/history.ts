import type { Scene, Step } from "../storage/documentTable";

/**
 * Bounds. Mask patches are run-length coded: on 48 megapixels a hard stroke of the default brush leaves about 60 KB and the softest
 * about 4 MB (its rim is gradients), so 1 GiB on the disk holds 17,000 of the ones and 250 of the others. Of these the 16 MiB nearest to
 * the cursor are in memory too; the rest is read again shortly before it is undone. Photos of the past lie on the disk and have their own
 * bound. The newest step always stays.
 */
export const historyLimits = { bytes: 1024 * 1024 * 1024, heldBytes: 16 * 1024 * 1024, photoBytes: 512 * 1024 * 1024 } as const;
export type HistoryLimits = { readonly [Name in keyof typeof historyLimits]: number };

/** Where nothing can be kept on the disk. */
export const limitsInMemory: HistoryLimits = { ...historyLimits, bytes: 96 * 1024 * 1024 };

/** Steps that are in memory before they are asked for. */
const ahead = 8;

/** What a history is begun again from. */
export interface StoredHistory {
  readonly first: number;
  readonly cursor: number;
  readonly count: number;
  /** Of all steps. */
  readonly bytes: number;
  /** Those that were read; all openings are among them. The others stay on the disk until they are undone or redone. */
  readonly steps: ReadonlyMap<number, Step>;
}

/** What adding a step makes of the history. */
export interface Pushed {
  /** The number that the step is kept under. */
  readonly sequence: number;
  /** The numbers of steps that are gone. */
  readonly dropped: readonly number[];
}

const nothingStored: StoredHistory = { first: 0, cursor: 0, count: 0, bytes: 0, steps: new Map() };
let versions = 0;

/**
 * Past and future as one line with a cursor: steps before the cursor are done, those from it can be redone. Every step has a
 * sequence number, under which it is kept, so a push, a drop or an undo touches single records and costs the same after ten
 * steps and after ten thousand. A step may be on the disk only (`held` says so).
 */
export class History {
  #first: number;
  #cursor: number;
  #end: number;
  #version = ++versions;
  #edition = 0;
  readonly #held = new Map<number, Step>();
  /** Of every step that has been in memory; of the others only the sum is known. */
  readonly #sizes = new Map<number, number>();
  #knownBytes = 0;
  #unread: { count: number; bytes: number };
  readonly #openings = new Set<number>();
  /** Bytes in memory that could be on the disk only, and where they begin and end. */
  #heldBytes = 0;
  #low = Infinity;
  #high = -Infinity;
  /** Which photos the openings name, and how often. */
  readonly #photos = new Map<string, number>();
  #photoBytes = 0;

  constructor({ first, cursor, count, bytes, steps }: StoredHistory = nothingStored) {
    this.#first = first;
    this.#cursor = cursor;
    this.#end = first + count;
    this.#unread = { count, bytes };
    for (const [number, step] of steps) this.hold(number, step);
  }

  get first(): number {
    return this.#first;
  }
  get cursor(): number {
    return this.#cursor;
  }
  get count(): number {
    return this.#end - this.#first;
  }
  /** Of all steps, to within small fields. */
  get bytes(): number {
    return this.#knownBytes + this.#unread.bytes;
  }
  /** Another one after every push and every move, in every history. */
  get version(): number {
    return this.#version;
  }
  /** Another one after every push: the numbers may stand for other steps since. */
  get edition(): number {
    return this.#edition;
  }
  /** The number of the step that undo would take back, or null. */
  get toUndo(): number | null {
    return this.#cursor > this.#first ? this.#cursor - 1 : null;
  }
  get toRedo(): number | null {
    return this.#cursor < this.#end ? this.#cursor : null;
  }

  /** The step under this number, or null while it is on the disk only. */
  held(number: number): Step | null {
    return this.#held.get(number) ?? null;
  }

  /** Which of the next steps in the direction of a move lie on the disk only: of eight, or of a quarter of what may be in memory. */
  missingAhead(by: -1 | 1, { heldBytes }: HistoryLimits): readonly number[] {
    const missing: number[] = [];
    const usual = this.#unread.bytes / Math.max(1, this.#unread.count);
    for (let away = 0, bytes = 0; away < ahead && bytes < heldBytes / 4; away++) {
      const number = by === 1 ? this.#cursor + away : this.#cursor - 1 - away;
      if (number < this.#first || number >= this.#end) break;
      if (!this.#held.has(number)) missing.push(number);
      bytes += this.#sizes.get(number) ?? usual;
    }
    return missing;
  }

  /** The numbers of the steps that opened a photo. They are always held, because the photos of the past hang on them. */
  get openings(): ReadonlySet<number> {
    return this.#openings;
  }

  move(by: -1 | 1): void {
    this.#cursor += by;
    this.#version = ++versions;
  }

  /** Adds a step: the undone ones are gone, and the oldest while the bounds are exceeded. */
  push(step: Step, limits: HistoryLimits): Pushed {
    const sequence = this.#cursor;
    const dropped: number[] = [];
    for (let number = sequence; number < this.#end; number++) {
      this.#forget(number);
      // The new step takes the first undone number: what was under it is overwritten rather than deleted.
      if (number > sequence) dropped.push(number);
    }
    this.#cursor = sequence + 1;
    this.#end = this.#cursor;
    this.#version = ++versions;
    this.#edition++;
    this.#unread = { count: this.#unread.count + 1, bytes: this.#unread.bytes + stepBytes(step) };
    this.hold(sequence, step);
    while (this.count > 1 && (this.bytes > limits.bytes || this.#photoBytes > limits.photoBytes)) {
      this.#forget(this.#first);
      dropped.push(this.#first++);
    }
    return { sequence, dropped };
  }

  /** Puts a step in the place of the newest one, which must be there and not undone. */
  replaceNewest(step: Step, limits: HistoryLimits): Pushed {
    this.#cursor--;
    return this.push(step, limits);
  }

  /** A step of this history, read from the disk. */
  hold(number: number, step: Step): void {
    if (number < this.#first || number >= this.#end || this.#held.has(number)) return;
    const bytes = stepBytes(step);
    if (!this.#sizes.has(number)) {
      this.#sizes.set(number, bytes);
      this.#knownBytes += bytes;
      this.#unread = { count: this.#unread.count - 1, bytes: Math.max(0, this.#unread.bytes - bytes) };
    }
    this.#held.set(number, step);
    if (step.kind === "opening") {
      this.#openings.add(number);
      this.#countPhotos(step, 1);
      return;
    }
    this.#heldBytes += bytes;
    this.#low = Math.min(this.#low, number);
    this.#high = Math.max(this.#high, number);
  }

  /** Lets go of what lies farthest from the cursor while too much is in memory; only of what `isKept` on the disk. */
  release(isKept: (number: number) => boolean, limits: HistoryLimits): void {
    while (this.#heldBytes > limits.heldBytes) {
      while (this.#low < this.#high && !this.#isReleasable(this.#low)) this.#low++;
      while (this.#high > this.#low && !this.#isReleasable(this.#high)) this.#high--;
      const farthest = this.#cursor - this.#low > this.#high - this.#cursor ? this.#low : this.#high;
      if (farthest === this.#cursor - 1 || farthest === this.#cursor || !this.#isReleasable(farthest) || !isKept(farthest)) return;
      this.#held.delete(farthest);
      this.#heldBytes -= this.#sizes.get(farthest) ?? 0;
    }
  }

  /** The step under this number cannot be had: it and all that lies beyond it, seen from the cursor, is left behind. @returns the numbers that are gone */
  leaveBehind(number: number): readonly number[] {
    const [from, to] = number < this.#cursor ? [this.#first, number + 1] : [number, this.#end];
    const gone = Array.from({ length: to - from }, (_, index) => from + index);
    for (const each of gone) this.#forget(each);
    if (number < this.#cursor) this.#first = to;
    else this.#end = from;
    this.#version = ++versions;
    return gone;
  }

  #isReleasable(number: number): boolean {
    const step = this.#held.get(number);
    return step !== undefined && step.kind !== "opening";
  }

  #forget(number: number): void {
    const bytes = this.#sizes.get(number);
    if (bytes === undefined) {
      const { count, bytes: sum } = this.#unread;
      this.#unread = { count: count - 1, bytes: sum - sum / Math.max(1, count) };
      return;
    }
    this.#sizes.delete(number);
    this.#knownBytes -= bytes;
    const step = this.#held.get(number);
    if (step === undefined) return;
    this.#held.delete(number);
    if (step.kind === "opening") {
      this.#openings.delete(number);
      this.#countPhotos(step, -1);
    } else this.#heldBytes -= bytes;
  }

  /** Of the different photos that the openings keep on the disk. */
  #countPhotos({ before, after }: Extract<Step, { kind: "opening" }>, by: 1 | -1): void {
    for (const { photo } of [before, after]) {
      if (photo === null) continue;
      const uses = (this.#photos.get(photo.hash) ?? 0) + by;
      if (uses === (by === 1 ? 1 : 0)) this.#photoBytes += by * photo.bytes;
      if (uses === 0) this.#photos.delete(photo.hash);
      else this.#photos.set(photo.hash, uses);
    }
  }
}

/** Bytes that a step takes, to within its small fields. */
function stepBytes(step: Step): number {
  if (step.kind === "mask") return patchBytes(step);
  if (step.kind === "leftOut") return patchBytes(step) + tileBytes(step.before) + tileBytes(step.after);
  return step.kind === "opening" ? sceneBytes(step.before) + sceneBytes(step.after) : 1024;
}

function patchBytes({ patch }: Extract<Step, { kind: "mask" | "leftOut" }>): number {
  return patch.tiles.reduce((sum, tile) => sum + tile.before.byteLength + tile.after.byteLength, 0);
}

function sceneBytes({ tiles, leftOut = [] }: Scene): number {
  return tileBytes(tiles) + tileBytes(leftOut);
}

function tileBytes(tiles: Scene["tiles"]): number {
  return tiles.reduce((sum, tile) => sum + tile.bytes.byteLength, 0);
}
