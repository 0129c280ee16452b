import { Failure } from "../lib/failure";
import { exifOrientation } from "./orientation";
import { readChunks } from "./pngChunks";

/** What a PNG says of itself before its picture is decoded. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth: 1 | 2 | 4 | 8 | 16;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  readonly colour: 0 | 2 | 3 | 4 | 6;
  readonly interlaced: boolean;
  /** RGB triples of the palette; empty unless `colour` is 3. */
  readonly palette: Uint8Array;
  /** The bytes of tRNS: alpha per palette entry, or the 16-bit transparent colour. */
  readonly transparency: Uint8Array;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  /** True when a profile, gamma or primaries other than sRGB's are named: the bytes are then not sRGB as they stand. */
  readonly profiled: boolean;
  /** The compressed picture, in order. */
  readonly body: readonly Uint8Array<ArrayBuffer>[];
}

const depthsOf: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };
const srgbGamma = 45455;

/** @throws Failure file-broken when the chunks are cut short, out of order or contradict each other. */
export function readPngHeader(bytes: Uint8Array<ArrayBuffer>): PngHeader {
  let head: DataView | null = null;
  let palette: Uint8Array = new Uint8Array(0);
  let transparency: Uint8Array = new Uint8Array(0);
  let orientation = 1;
  let declaredSrgb = false;
  let hasProfile = false;
  let foreignGamma = false;
  const body: Uint8Array<ArrayBuffer>[] = [];
  for (const { type, data } of readChunks(bytes)) {
    if (head === null && (type !== "IHDR" || data.length !== 13)) throw new Failure("file-broken");
    if (type === "IHDR") head = new DataView(data.buffer, data.byteOffset, data.byteLength);
    else if (type === "PLTE") palette = data;
    else if (type === "tRNS") transparency = data;
    else if (type === "eXIf") orientation = exifOrientation(data);
    else if (type === "sRGB") declaredSrgb = true;
    else if (type === "iCCP" || type === "cICP") hasProfile = true;
    else if (type === "gAMA" && data.length === 4) foreignGamma ||= new DataView(data.buffer, data.byteOffset).getUint32(0) !== srgbGamma;
    else if (type === "IDAT") body.push(data);
  }
  if (head === null || body.length === 0) throw new Failure("file-broken");
  const width = head.getUint32(0);
  const height = head.getUint32(4);
  const depth = head.getUint8(8);
  const colour = head.getUint8(9);
  const known = depthsOf[colour]?.includes(depth) === true && head.getUint8(10) === 0 && head.getUint8(11) === 0 && head.getUint8(12) <= 1;
  if (!known || width === 0 || height === 0 || (colour === 3 && palette.length < 3)) throw new Failure("file-broken");
  return {
    width,
    height,
    depth: depth as PngHeader["depth"],
    colour: colour as PngHeader["colour"],
    interlaced: head.getUint8(12) === 1,
    palette,
    transparency,
    orientation,
    // In the order in which they go before each other (PNG 3rd edition, 4.3).
    profiled: hasProfile || (foreignGamma && !declaredSrgb),
    body,
  };
}

/** True when the format of this PNG can carry transparency at all. */
export function mayBeTransparent(header: PngHeader): boolean {
  return header.colour === 4 || header.colour === 6 || header.transparency.length > 0;
}
