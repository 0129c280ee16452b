/**
 * The one source of chance of a fill: xorshift32 (Marsaglia 2003), so the same seed gives the same bytes on every machine.
 * Hot loops copy `state` into a local and write it back, because a field of 32 bits is boxed in some engines.
 */
export class Random {
  state: number;

  /** `seed`: any integer; neighbouring seeds are scrambled apart (MurmurHash3's finaliser). */
  constructor(seed: number) {
    let mixed = (seed | 0) ^ 0x9e3779b9;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
    this.state = mixed === 0 ? 1 : mixed;
  }

  /** An integer from 0 to `count` − 1. */
  below(count: number): number {
    let state = this.state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.state = state;
    return Math.floor(((state >>> 0) / 4_294_967_296) * count);
  }
}
