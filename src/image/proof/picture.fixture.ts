import { decode } from "fast-png";

/**
 * What the proof of the pixel lock reads files with: a decoder of somebody else's and the browser's own. Nothing of this page's code is in
 * it, so that a mistake there cannot be made here again.
 */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Straight RGBA of 8 bits, row by row. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** The colour profile of the file it was read from. */
  readonly profile: Uint8Array | null;
}

/** Any PNG of 8 or 16 bits; of 16 each value rounded to the nearest of 8. @throws Error where the file or one of its sums is wrong */
export function readPng(file: ArrayBuffer): Picture {
  const { width, height, data, channels, depth, palette, transparency, iccEmbeddedProfile } = decode(file, { checkCrc: true });
  if (depth !== 8 && depth !== 16) throw new Error(`a PNG of ${depth} bits`);
  const out = new Uint8Array(width * height * 4);
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  const alpha = channels % 2 === 0 ? channels - 1 : -1;
  for (let i = 0, to = 0, from = 0; i < width * height; i++, to += 4, from += channels) {
    const entry = palette?.[data[from] ?? 0];
    if (entry !== undefined) {
      for (let c = 0; c < 4; c++) out[to + c] = entry[c] ?? 255;
      continue;
    }
    const hidden = transparency !== undefined && transparency.every((value, c) => value === data[from + c]);
    out[to] = toByte(data[from] ?? 0, depth);
    out[to + 1] = toByte(data[from + green] ?? 0, depth);
    out[to + 2] = toByte(data[from + blue] ?? 0, depth);
    out[to + 3] = hidden ? 0 : alpha < 0 ? 255 : toByte(data[from + alpha] ?? 0, depth);
  }
  return { width, height, data: out, profile: iccEmbeddedProfile?.profile ?? null };
}

function toByte(value: number, depth: 8 | 16): number {
  return depth === 8 ? value : Math.round(value / 257);
}

/** Rows that are drawn at a time. */
const band = 256;

/** What the browser's decoder makes of an opaque picture as it is stored: without its profile applied. */
export async function readByBrowser(file: Blob): Promise<Omit<Picture, "profile">> {
  const bitmap = await createImageBitmap(file, { colorSpaceConversion: "none" });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, band).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas");
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += band) {
    context.drawImage(bitmap, 0, -y);
    data.set(context.getImageData(0, 0, width, Math.min(band, height - y)).data, y * width * 4);
  }
  bitmap.close();
  return { width, height, data };
}

const iccHead = "ICC_PROFILE\0";

/** The profile of a JPEG that has it in one piece, as small ones do: after a head and two bytes of count, to the end of its segment. */
export async function profileOfJpeg(file: Blob): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(await file.slice(0, 65_536).arrayBuffer());
  const at = new TextDecoder("latin1").decode(bytes).indexOf(iccHead);
  if (at < 0) return null;
  return bytes.slice(at + iccHead.length + 2, at - 2 + new DataView(bytes.buffer).getUint16(at - 2));
}

/** The profile of a WebP, which stands before the picture: its length after its name. */
export async function profileOfWebp(file: Blob): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(await file.slice(0, 65_536).arrayBuffer());
  const at = new TextDecoder("latin1").decode(bytes).indexOf("ICCP");
  return at < 0 ? null : bytes.slice(at + 8, at + 8 + new DataView(bytes.buffer).getUint32(at + 4, true));
}
