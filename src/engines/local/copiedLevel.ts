/** What was copied into a level, and from where. */
export interface CopiedLevel {
  /** The unknown pixels, in scan order. */
  readonly unknown: Int32Array;
  /** For each unknown pixel the index of the known one that it was copied from; −1 elsewhere. */
  readonly origins: Int32Array;
  readonly depth: Uint16Array;
}
