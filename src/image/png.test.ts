import fc from "fast-check";
import { decode, encode } from "fast-png";
import { describe, expect, it, vi } from "vitest";
import { decodePng, encodePng, type PngPicture } from "./png";
import { pngSignature, wrapChunk } from "./pngChunks";

// Generous: the properties try many pictures, and a busy machine is no fault of theirs.
vi.setConfig({ testTimeout: 60_000 });

const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
    channels: fc.constantFrom(1 as const, 3 as const, 4 as const),
    filter: fc.constantFrom("adaptive" as const, "flat" as const),
  })
  .chain((shape) =>
    fc
      .uint8Array({ minLength: shape.width * shape.height * shape.channels, maxLength: shape.width * shape.height * shape.channels })
      .map((data): PngPicture => ({ ...shape, data })),
  );

function toRgba({
  width,
  height,
  channels,
  data,
}: {
  width: number;
  height: number;
  channels: number;
  data: ArrayLike<number>;
}): Uint8ClampedArray {
  const out = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) {
    const grey = channels <= 2;
    for (let c = 0; c < 3; c++) out[i * 4 + c] = data[i * channels + (grey ? 0 : c)] ?? 0;
    if (channels === 2 || channels === 4) out[i * 4 + 3] = data[i * channels + channels - 1] ?? 0;
  }
  return out;
}

/** A PNG of raw rows (filter bytes included) that no encoder here writes. */
async function handMade(
  header: number[],
  rows: Uint8Array<ArrayBuffer>,
  extra: [string, number[]][] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const deflated = new Uint8Array(
    await new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer(),
  );
  const chunks: [string, Uint8Array][] = [
    ["IHDR", Uint8Array.from(header)],
    ...extra.map(([type, data]): [string, Uint8Array] => [type, Uint8Array.from(data)]),
    ["IDAT", deflated],
    ["IEND", new Uint8Array(0)],
  ];
  const parts = [
    pngSignature,
    ...chunks.flatMap(([type, data]) => [wrapChunk(type, data).before, data.slice(), wrapChunk(type, data).after]),
  ];
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

describe("encodePng", () => {
  it("is read back by another decoder, sums checked, exactly", async () => {
    await fc.assert(
      fc.asyncProperty(picture, async (original) => {
        const read = decode(await encodePng(original), { checkCrc: true });
        expect([read.width, read.height, read.channels, read.depth]).toEqual([original.width, original.height, original.channels, 8]);
        expect(read.data).toEqual(original.data);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps text", async () => {
    const bytes = await encodePng({
      width: 1,
      height: 1,
      channels: 1,
      data: Uint8Array.of(7),
      textChunks: { Software: "Fill", Comment: "a = b" },
    });
    expect(decode(bytes).text).toEqual({ Software: "Fill", Comment: "a = b" });
  });

  it("writes bands and long rows, and stops when it is told to", async () => {
    const data = new Uint8Array(3000 * 500 * 3).map((_, i) => (i * 7) ^ (i >> 9));
    const read = decode(await encodePng({ width: 3000, height: 500, channels: 3, data }));
    // A matcher would walk millions of elements one by one.
    expect(Buffer.compare(Buffer.from(read.data.buffer, read.data.byteOffset, read.data.byteLength), Buffer.from(data.buffer))).toBe(0);
    await expect(encodePng({ width: 3000, height: 500, channels: 3, data }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "aborted",
    });
  });

  it("writes large photos, which are deflated here, so that another decoder reads them", async () => {
    const [width, height] = [2400, 1700];
    const data = new Uint8Array(width * height * 3).map(
      (_, i) => ((i / 7200) >> 3) + (i % 9000 < 4000 ? 0 : Math.imul(i, 2654435761) >>> 29),
    );
    const bytes = await encodePng({ width, height, channels: 3, data });
    const read = decode(bytes, { checkCrc: true });
    expect(Buffer.compare(Buffer.from(read.data.buffer, read.data.byteOffset, read.data.byteLength), Buffer.from(data.buffer))).toBe(0);
    expect(bytes.length).toBeLessThan(data.length / 3);
  });

  it("makes smooth pictures much smaller than their bytes", async () => {
    const data = new Uint8Array(256 * 256 * 3).map((_, i) => ((i / 3) % 256) / 2 + (i >> 10));
    expect((await encodePng({ width: 256, height: 256, channels: 3, data })).length).toBeLessThan(data.length / 50);
  });
});

describe("decodePng", () => {
  it("reads what another encoder writes: 8 and 16 bits, one to four channels, interlaced or not", async () => {
    const shape = fc.record({
      width: fc.integer({ min: 1, max: 20 }),
      height: fc.integer({ min: 1, max: 20 }),
      channels: fc.integer({ min: 1, max: 4 }),
      deep: fc.boolean(),
      interlace: fc.constantFrom("null" as const, "Adam7" as const),
      seed: fc.integer(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ width, height, channels, deep, interlace, seed }) => {
        const size = width * height * channels;
        const values = Array.from({ length: size }, (_, i) => Math.imul(i + 1, seed | 1) >>> 16);
        const data = deep ? Uint16Array.from(values) : Uint8Array.from(values);
        const file = Uint8Array.from(encode({ width, height, channels, depth: deep ? 16 : 8, data }, { interlace }));
        const eight = deep ? Array.from(data, (value) => Math.round((value * 255) / 65535)) : data;
        expect((await decodePng(file)).data).toEqual(toRgba({ width, height, channels, data: eight }));
      }),
      { numRuns: 80 },
    );
  });

  it("reads palettes of two bits with transparency", async () => {
    // Entries 0 1 2 3 2 in one row of two bits each; the last byte is padded.
    const file = await handMade([0, 0, 0, 5, 0, 0, 0, 1, 2, 3, 0, 0, 0], Uint8Array.of(0, 0b00011011, 0b10000000), [
      ["PLTE", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
      ["tRNS", [0, 128]],
    ]);
    expect([...(await decodePng(file)).data]).toEqual([1, 2, 3, 0, 4, 5, 6, 128, 7, 8, 9, 255, 10, 11, 12, 255, 7, 8, 9, 255]);
  });

  it("reads one bit grey and a transparent colour", async () => {
    const grey = await handMade([0, 0, 0, 3, 0, 0, 0, 1, 1, 0, 0, 0, 0], Uint8Array.of(0, 0b10100000));
    expect([...(await decodePng(grey)).data]).toEqual([255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255]);
    const keyed = await handMade([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0], Uint8Array.of(0, 9, 8, 7, 1, 1, 1), [
      ["tRNS", [0, 9, 0, 8, 0, 7]],
    ]);
    expect([...(await decodePng(keyed)).data]).toEqual([9, 8, 7, 0, 1, 1, 1, 255]);
  });

  it("says that a file is broken wherever it is cut, and when its data is damaged", async () => {
    const whole = await encodePng({ width: 9, height: 9, channels: 3, data: new Uint8Array(243).map((_, i) => i * 31) });
    for (let length = 0; length < whole.length; length++)
      await expect(decodePng(whole.slice(0, length))).rejects.toMatchObject({ code: "file-broken" });
    const damaged = whole.slice();
    damaged[60] = (damaged[60] ?? 0) ^ 0xff;
    await expect(decodePng(damaged)).rejects.toMatchObject({ code: "file-broken" });
    const unknownFilter = await handMade([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0], Uint8Array.of(9, 1));
    await expect(decodePng(unknownFilter)).rejects.toMatchObject({ code: "file-broken" });
  });

  it("lets stray bytes after the picture be, and leaves one that inflates to far more than it says", async () => {
    const head = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
    const stray = new Uint8Array(1000);
    stray.set([0, 77]);
    expect([...(await decodePng(await handMade(head, stray))).data]).toEqual([77, 77, 77, 255]);
    const bomb = await handMade(head, new Uint8Array(20_000_000));
    expect(bomb.length).toBeLessThan(30_000);
    await expect(decodePng(bomb)).rejects.toMatchObject({ code: "file-broken" });
  });
});
