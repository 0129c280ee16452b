import { pngSignature, wrapChunk } from "../pngChunks";

type Bytes = Uint8Array<ArrayBuffer>;

/** A PNG of a kind that this page never writes. */
export interface RawPng {
  readonly width: number;
  readonly height: number;
  readonly depth: 8 | 16;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  readonly colour: 0 | 2 | 3 | 4 | 6;
  /** Writes row `y`: as many bytes as its pixels have. */
  readonly row: (y: number, into: Bytes) => void;
  /** Chunks before the picture. */
  readonly chunks?: readonly (readonly [string, Bytes])[];
}

const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;
const bandBytes = 1 << 22;

/** The file; rows are filtered by none and by the row above in turn, so that reading them needs more than a copy. */
export async function writeRawPng({ width, height, depth, colour, row, chunks = [] }: RawPng): Promise<Blob> {
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, height);
  head.setUint8(8, depth);
  head.setUint8(9, colour);
  const parts: Bytes[] = [pngSignature];
  const add = (type: string, data: Bytes): void => {
    const { before, after } = wrapChunk(type, data);
    parts.push(before, data, after);
  };
  add("IHDR", new Uint8Array(head.buffer));
  for (const [type, data] of chunks) add(type, data);
  const rowBytes = (width * samples[colour] * depth) / 8;
  const deflating = new CompressionStream("deflate");
  const collected = new Response(deflating.readable).arrayBuffer();
  const writer = deflating.writable.getWriter();
  const bandRows = Math.max(1, Math.floor(bandBytes / rowBytes));
  let [line, above] = [new Uint8Array(rowBytes), new Uint8Array(rowBytes)];
  for (let top = 0; top < height; top += bandRows) {
    const band = new Uint8Array(Math.min(bandRows, height - top) * (rowBytes + 1));
    for (let y = top, at = 0; at < band.length; y++, at += rowBytes + 1) {
      row(y, line);
      band.set(line, at + 1);
      if (y % 3 === 1) {
        band[at] = 2;
        for (let i = 0; i < rowBytes; i++) band[at + 1 + i] = (line[i] ?? 0) - (above[i] ?? 0);
      }
      [line, above] = [above, line];
    }
    await writer.write(band);
  }
  await writer.close();
  add("IDAT", new Uint8Array(await collected));
  add("IEND", new Uint8Array(0));
  return new Blob(parts, { type: "image/png" });
}
