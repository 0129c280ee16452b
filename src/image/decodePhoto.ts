import { Failure } from "../lib/failure";
import { toSrgb } from "./colourSpace";
import { embeddedProfile } from "./embeddedProfile";
import { readColourSpace, type ColourSpace } from "./iccProfile";
import { turnUpright } from "./orientation";
import type { PhotoFormat } from "./photo";
import { readPhotoHeader, requireSize } from "./photoHeader";
import { findAlpha } from "./pixelRows";
import type { Pixels } from "./pixels";
import { decodePngBody, encodePng } from "./png";
import { mayBeTransparent, readPngHeader } from "./pngHeader";
import { readOpaque, readStraight } from "./readBitmap";
import { sniffPhoto } from "./sniff";
import { takeWebpOrientation } from "./webpHeader";

export interface DecodedPhoto {
  readonly format: PhotoFormat;
  readonly pixels: Pixels;
  readonly hasAlpha: boolean;
  /** What the pixels' values mean where that is not sRGB. */
  readonly colours: ColourSpace | null;
}

/**
 * A photo's pixels: upright, full size, straight alpha, 8 bits. Their values are the file's own: where it brings a profile of three primaries
 * and curves (Display P3, Adobe RGB, ProPhoto) nothing is converted, so that what is not masked stays what it was, colours beyond
 * sRGB too. What another kind of profile means (tables, grey, CMYK) only the browser can tell, and gives it in sRGB.
 * Opaque pictures come from the browser's decoder; a PNG with transparency or a profile is read here, so that its bytes are kept exactly, and
 * so is one of 16 bits, whose values are rounded to the nearest of 8 (each browser has its own way).
 * `name` is the file's, for what a failure says.
 * @throws Failure file-empty, file-svg, file-heic, file-mislabelled, file-unsupported, file-not-image, file-broken, photo-too-large,
 * photo-memory, aborted
 */
export async function decodePhoto(file: Blob, name: string, signal?: AbortSignal): Promise<DecodedPhoto> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const format = sniffPhoto(bytes, name);
    const profile = await embeddedProfile(bytes, format);
    const colours = profile === null ? null : readColourSpace(profile);
    const found = format === "png" ? await decodePngFile(bytes, colours, signal) : await decodeByBrowser(bytes, format, colours, signal);
    return { format, pixels: found.pixels, hasAlpha: found.mayHaveAlpha && findAlpha(found.pixels), colours: found.colours };
  } catch (thrown) {
    throw explain(thrown, name);
  }
}

/** The pixels in sRGB, whatever the file's own colours: for what is looked at rather than kept. @throws Failure see `decodePhoto` */
export async function decodeSrgb(file: Blob, name: string, signal?: AbortSignal): Promise<DecodedPhoto> {
  const photo = await decodePhoto(file, name, signal);
  return photo.colours === null ? photo : { ...photo, pixels: await toSrgb(photo.pixels, photo.colours, signal), colours: null };
}

interface Candidate {
  readonly pixels: Pixels;
  readonly mayHaveAlpha: boolean;
  readonly colours: ColourSpace | null;
}

async function decodePngFile(bytes: Uint8Array<ArrayBuffer>, profile: ColourSpace | null, signal?: AbortSignal): Promise<Candidate> {
  const header = readPngHeader(bytes);
  requireSize(header);
  const isGrey = header.colour === 0 || header.colour === 4;
  const colours = header.profiled && !isGrey ? profile : null;
  const needsBrowser = header.profiled && colours === null;
  if (needsBrowser || (colours === null && !mayBeTransparent(header) && header.depth !== 16))
    return decodeByBrowser(bytes, "png", null, signal);
  const pixels = turnUpright(await decodePngBody(header, signal), header.orientation);
  return { pixels, mayHaveAlpha: mayBeTransparent(header), colours };
}

async function decodeByBrowser(
  bytes: Uint8Array<ArrayBuffer>,
  format: PhotoFormat,
  profile: ColourSpace | null,
  signal?: AbortSignal,
): Promise<Candidate> {
  const { mayHaveAlpha, complete, isRgb = true } = readPhotoHeader(bytes, format);
  const colours = profile !== null && isRgb && (await leavesValues(profile)) ? profile : null;
  if (!complete) throw new Failure("file-broken");
  const orientation = format === "webp" ? takeWebpOrientation(bytes) : 1;
  const bitmap = await decodeBitmap(bytes, format, mayHaveAlpha, colours === null ? "default" : "none");
  try {
    requireSize(bitmap);
    const pixels = await (mayHaveAlpha ? readStraight : readOpaque)(bitmap, signal);
    return { pixels: turnUpright(pixels, orientation), mayHaveAlpha, colours };
  } finally {
    bitmap.close();
  }
}

/** Whether this browser leaves values as they are when it is asked to; found out once. */
let leaving: Promise<boolean> | null = null;

function leavesValues({ profile }: ColourSpace): Promise<boolean> {
  leaving ??= tryLeaving(profile);
  return leaving;
}

async function tryLeaving(profile: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const colour = [200, 100, 50] as const;
  const picture = await encodePng({ width: 1, height: 1, channels: 3, data: Uint8Array.from(colour), profile });
  const bitmap = await decodeBitmap(picture, "png", false, "none");
  const { data } = await readOpaque(bitmap);
  bitmap.close();
  return colour.every((value, c) => data[c] === value);
}

async function decodeBitmap(
  bytes: Uint8Array<ArrayBuffer>,
  format: PhotoFormat,
  mayHaveAlpha: boolean,
  colorSpaceConversion: "default" | "none",
): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes], { type: `image/${format}` }), {
      imageOrientation: "from-image",
      premultiplyAlpha: mayHaveAlpha ? "none" : "default",
      colorSpaceConversion,
    });
  } catch (thrown) {
    throw new Failure(format === "heic" ? "file-heic" : "file-broken", {}, { cause: thrown });
  }
}

/** The failure that a person reads names the file. */
function explain(thrown: unknown, name: string): unknown {
  if (thrown instanceof Failure) return new Failure(thrown.code, { name, ...thrown.values }, { cause: thrown });
  // A typed array that cannot be had.
  if (thrown instanceof RangeError) return new Failure("photo-memory", { name }, { cause: thrown });
  // The file is gone or was changed since it was chosen.
  if (thrown instanceof DOMException && (thrown.name === "NotReadableError" || thrown.name === "NotFoundError"))
    return new Failure("file-broken", { name }, { cause: thrown });
  return thrown;
}
