import { codeLengths, reversedCodes } from "./huffman";

/**
 * Deflate (RFC 1951, 1950) without a search: literals, and runs of one byte, under Huffman codes made for every block. That is
 * zlib's Z_RLE strategy, which its manual names for PNG: filtered photographs hold next to nothing that a search would find.
 * Beside the platform's CompressionStream, whose effort cannot be lowered, a 12-megapixel photo takes about a fifth of the time
 * and the file grows by about a tenth. Cost: two passes over the bytes; memory: one block.
 */
const blockBytes = 1 << 17;
const endOfBlock = 256;
const shortestRun = 4;
const longestRun = 258;
const symbols = 286;

/** Length symbol, count of extra bits and their value for runs of 3 to 258 (RFC 1951, 3.2.5). */
const runSymbol = new Uint16Array(longestRun + 1);
const runExtraBits = new Uint8Array(longestRun + 1);
const runExtra = new Uint8Array(longestRun + 1);
for (let symbol = 257, length = 3; symbol < 285; symbol++) {
  const bits = symbol < 265 ? 0 : (symbol - 261) >> 2;
  for (let extra = 0; extra < 1 << bits; extra++, length++) {
    runSymbol[length] = symbol;
    runExtraBits[length] = bits;
    runExtra[length] = extra;
  }
}
runSymbol[longestRun] = 285;
runExtraBits[longestRun] = 0;
runExtra[longestRun] = 0;

/** The order in which the lengths of the code-length codes are written. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

export class RunDeflater {
  #out = new Uint8Array(0);
  #at = 0;
  #hold = 0;
  #held = 0;
  #low = 1;
  #high = 0;
  #started = false;
  readonly #tokens = new Uint16Array(blockBytes);

  /** The deflated bytes that are ready after `bytes`; with `last` the stream is closed. */
  push(bytes: Uint8Array, last: boolean): Uint8Array<ArrayBuffer> {
    // A byte never takes more than 15 bits.
    this.#out = new Uint8Array(bytes.length * 2 + 1024 * (2 + Math.ceil(bytes.length / blockBytes)));
    this.#at = 0;
    if (!this.#started) {
      this.#started = true;
      this.#put(0x0178, 16);
    }
    this.#addSum(bytes);
    for (let from = 0; from < bytes.length; from += blockBytes) {
      const end = Math.min(bytes.length, from + blockBytes);
      this.#writeBlock(bytes.subarray(from, end), last && end === bytes.length);
    }
    if (last) this.#close(bytes.length === 0);
    return this.#out.slice(0, this.#at);
  }

  #close(empty: boolean): void {
    // A fixed block with nothing but its end.
    if (empty) this.#put(0b011, 10);
    this.#put(0, (8 - (this.#held & 7)) & 7);
    const { length } = this.#out;
    while (this.#held > 0) this.#flushByte();
    for (const byte of [this.#high >> 8, this.#high & 255, this.#low >> 8, this.#low & 255])
      if (this.#at < length) this.#out[this.#at++] = byte;
  }

  /** Adler-32. */
  #addSum(bytes: Uint8Array): void {
    let low = this.#low;
    let high = this.#high;
    // 3800 sums of 255 stay below 2^31.
    for (let from = 0; from < bytes.length; from += 3800) {
      const end = Math.min(bytes.length, from + 3800);
      for (let i = from; i < end; i++) high += low += bytes[i] ?? 0;
      low %= 65_521;
      high %= 65_521;
    }
    this.#low = low;
    this.#high = high;
  }

  #put(value: number, bits: number): void {
    this.#hold |= value << this.#held;
    this.#held += bits;
    while (this.#held >= 8) this.#flushByte();
  }

  #flushByte(): void {
    this.#out[this.#at++] = this.#hold & 255;
    this.#hold >>>= 8;
    this.#held = Math.max(0, this.#held - 8);
  }

  /** Turns bytes into tokens: below 256 a literal, else 256 plus the length of a run of the byte before. */
  #tokenise(bytes: Uint8Array, weights: Uint32Array): number {
    const tokens = this.#tokens;
    let count = 0;
    for (let i = 0; i < bytes.length;) {
      const value = bytes[i] ?? 0;
      tokens[count++] = value;
      weights[value] = (weights[value] ?? 0) + 1;
      let end = ++i;
      if (bytes[end] !== value) continue;
      const limit = Math.min(bytes.length, i + longestRun);
      while (end < limit && bytes[end] === value) end++;
      const run = end - i;
      if (run < shortestRun) continue;
      tokens[count++] = 256 + run;
      const symbol = runSymbol[run] ?? 0;
      weights[symbol] = (weights[symbol] ?? 0) + 1;
      i = end;
    }
    return count;
  }

  #writeBlock(bytes: Uint8Array, last: boolean): void {
    const weights = new Uint32Array(symbols);
    weights[endOfBlock] = 1;
    const count = this.#tokenise(bytes, weights);
    const lengths = codeLengths(weights, 15);
    const codes = reversedCodes(lengths);
    this.#writeHeader(lengths, last);
    this.#writeTokens(count, codes, lengths);
    this.#put(codes[endOfBlock] ?? 0, lengths[endOfBlock] ?? 0);
  }

  /** A dynamic block's header: every length written plainly, and one distance code of one bit (distance 1). */
  #writeHeader(lengths: Uint8Array, last: boolean): void {
    const written = [...lengths, 1];
    const weights = new Uint32Array(19);
    // Two code lengths at least, or the code would not be full.
    weights[0] = 1;
    for (const length of written) weights[length] = (weights[length] ?? 0) + 1;
    const shape = codeLengths(weights, 7);
    const codes = reversedCodes(shape);
    this.#put((last ? 1 : 0) | (2 << 1), 3);
    this.#put(symbols - 257, 5);
    this.#put(0, 5);
    this.#put(lengthOrder.length - 4, 4);
    for (const length of lengthOrder) this.#put(shape[length] ?? 0, 3);
    for (const length of written) this.#put(codes[length] ?? 0, shape[length] ?? 0);
  }

  #writeTokens(count: number, codes: Uint16Array, lengths: Uint8Array): void {
    const table = Int32Array.from(codes, (code, symbol) => code | ((lengths[symbol] ?? 0) << 16));
    const out = this.#out;
    const tokens = this.#tokens;
    let at = this.#at;
    let hold = this.#hold;
    let held = this.#held;
    for (let i = 0; i < count; i++) {
      const token = tokens[i] ?? 0;
      const entry = table[token < 256 ? token : (runSymbol[token - 256] ?? 0)] ?? 0;
      // Under 16 bits are held and a code has at most 15.
      hold |= (entry & 0xffff) << held;
      held += entry >> 16;
      if (held >= 16) {
        out[at] = hold;
        out[at + 1] = hold >> 8;
        at += 2;
        hold >>>= 16;
        held -= 16;
      }
      if (token < 256) continue;
      // The extra bits, then the one distance code, which is a zero: at most 6 bits.
      hold |= (runExtra[token - 256] ?? 0) << held;
      held += (runExtraBits[token - 256] ?? 0) + 1;
      if (held >= 16) {
        out[at] = hold;
        out[at + 1] = hold >> 8;
        at += 2;
        hold >>>= 16;
        held -= 16;
      }
    }
    this.#at = at;
    this.#hold = hold;
    this.#held = held;
    while (this.#held >= 8) this.#flushByte();
  }
}
