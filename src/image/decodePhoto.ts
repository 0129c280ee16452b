import { Failure } from "../lib/failure";
import { turnUpright } from "./orientation";
import type { PhotoFormat } from "./photo";
import { readPhotoHeader, requireSize } from "./photoHeader";
import { findAlpha } from "./pixelRows";
import type { Pixels } from "./pixels";
import { decodePngBody } from "./png";
import { mayBeTransparent, readPngHeader } from "./pngHeader";
import { readOpaque, readStraight } from "./readBitmap";
import { sniffPhoto } from "./sniff";
import { takeWebpOrientation } from "./webpHeader";

export interface DecodedPhoto {
  readonly format: PhotoFormat;
  readonly pixels: Pixels;
  readonly hasAlpha: boolean;
}

/**
 * A photo's pixels: upright, full size, straight alpha, sRGB. Opaque pictures come from the browser's decoder; a PNG with transparency
 * is read here, so that its bytes are kept exactly, unless it names a colour profile, which only the browser can apply.
 * `name` is the file's, for what a failure says.
 * @throws Failure file-empty, file-svg, file-heic, file-mislabelled, file-unsupported, file-not-image, file-broken, photo-too-large,
 * photo-memory, aborted
 */
export async function decodePhoto(file: Blob, name: string, signal?: AbortSignal): Promise<DecodedPhoto> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const format = sniffPhoto(bytes, name);
    const { pixels, mayHaveAlpha } = format === "png" ? await decodePngFile(bytes, signal) : await decodeByBrowser(bytes, format, signal);
    return { format, pixels, hasAlpha: mayHaveAlpha && findAlpha(pixels) };
  } catch (thrown) {
    throw explain(thrown, name);
  }
}

interface Candidate {
  readonly pixels: Pixels;
  readonly mayHaveAlpha: boolean;
}

async function decodePngFile(bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Candidate> {
  const header = readPngHeader(bytes);
  requireSize(header);
  if (!mayBeTransparent(header) || header.profiled) return decodeByBrowser(bytes, "png", signal);
  return { pixels: turnUpright(await decodePngBody(header, signal), header.orientation), mayHaveAlpha: true };
}

async function decodeByBrowser(bytes: Uint8Array<ArrayBuffer>, format: PhotoFormat, signal?: AbortSignal): Promise<Candidate> {
  const { mayHaveAlpha, complete } = readPhotoHeader(bytes, format);
  if (!complete) throw new Failure("file-broken");
  const orientation = format === "webp" ? takeWebpOrientation(bytes) : 1;
  const bitmap = await decodeBitmap(bytes, format, mayHaveAlpha);
  try {
    requireSize(bitmap);
    const pixels = await (mayHaveAlpha ? readStraight : readOpaque)(bitmap, signal);
    return { pixels: turnUpright(pixels, orientation), mayHaveAlpha };
  } finally {
    bitmap.close();
  }
}

async function decodeBitmap(bytes: Uint8Array<ArrayBuffer>, format: PhotoFormat, mayHaveAlpha: boolean): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes], { type: `image/${format}` }), {
      imageOrientation: "from-image",
      premultiplyAlpha: mayHaveAlpha ? "none" : "default",
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
