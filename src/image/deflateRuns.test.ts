import fc from "fast-check";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { RunDeflater } from "./deflateRuns";
import { codeLengths } from "./huffman";

function deflate(pieces: readonly Uint8Array[]): Buffer {
  const deflater = new RunDeflater();
  return Buffer.concat([...pieces.map((piece) => deflater.push(piece, false)), deflater.push(new Uint8Array(0), true)]);
}

/** Bytes with runs: short values repeated. */
const runs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 700 })), { maxLength: 60 })
  .map((parts) => Uint8Array.from(parts.flatMap(([value, count]) => new Array<number>(count).fill(value))));

describe("RunDeflater", () => {
  it("is inflated by zlib to what went in, in pieces of any size", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(runs, fc.uint8Array({ maxLength: 2000 })), { maxLength: 5 }), (pieces) => {
        expect(Buffer.compare(inflateSync(deflate(pieces)), Buffer.concat(pieces))).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("closes with its last piece, over several blocks", () => {
    const bytes = new Uint8Array(700_001).map((_, i) => (i % 3000 < 1500 ? 0 : Math.imul(i, 2654435761) >>> 25));
    const deflated = new RunDeflater().push(bytes, true);
    expect(Buffer.compare(inflateSync(deflated), Buffer.from(bytes))).toBe(0);
    expect(deflated.length).toBeLessThan(bytes.length / 2);
  });

  it("keeps codes within their limit however uneven the bytes are", () => {
    // Weights like Fibonacci's give the deepest tree there is.
    const parts: number[] = [];
    for (let value = 0, a = 1, b = 1; value < 22; value++, [a, b] = [b, a + b])
      for (let i = 0; i < a; i++) parts.push(value * 7, 255 - value);
    const bytes = Uint8Array.from(parts);
    expect(Buffer.compare(inflateSync(deflate([bytes])), Buffer.from(bytes))).toBe(0);
  });
});

describe("codeLengths", () => {
  it("is a full prefix code within the limit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 1e9 })), {
          minLength: 2,
          maxLength: 286,
        }),
        fc.constantFrom(9, 15),
        (weights, limit) => {
          const lengths = codeLengths(Uint32Array.from(weights), limit);
          const kraft = lengths.reduce((sum, length) => sum + (length === 0 ? 0 : 2 ** -length), 0);
          lengths.forEach((length, i) => expect(length > 0).toBe((weights[i] ?? 0) > 0));
          expect(Math.max(...lengths)).toBeLessThanOrEqual(limit);
          if (weights.filter((weight) => weight > 0).length >= 2) expect(kraft).toBe(1);
        },
      ),
      { numRuns: 500 },
    );
  });
});
