import { Failure } from "../lib/failure";

/** How a result leaves the page. Only PNG keeps every pixel. */
export const pictureFormats = ["png", "jpeg", "webp"] as const;
export type PictureFormat = (typeof pictureFormats)[number];
export type LossyFormat = Exclude<PictureFormat, "png">;

/**
 * A PNG in another format, of the same size; `quality` 0 to 1. What is transparent is laid over white in a JPEG, which knows no alpha.
 * @throws Failure picture-unwritable where this browser does not write the format; aborted
 */
export async function encodePicture(png: Blob, format: LossyFormat, quality: number, signal?: AbortSignal): Promise<Blob> {
  const bitmap = await createImageBitmap(png);
  try {
    signal?.throwIfAborted();
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    if (context === null) throw new Failure("photo-memory");
    if (format === "jpeg") {
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, bitmap.width, bitmap.height);
    }
    context.drawImage(bitmap, 0, 0);
    return await canvasFile(canvas, format, quality);
  } finally {
    bitmap.close();
  }
}

/** A canvas as a file. A browser that cannot write a format writes a PNG instead. @throws Failure picture-unwritable */
export async function canvasFile(canvas: OffscreenCanvas, format: PictureFormat, quality: number): Promise<Blob> {
  const type = `image/${format}`;
  const file = await canvas.convertToBlob({ type, quality });
  if (file.type !== type) throw new Failure("picture-unwritable", { format: format.toUpperCase() });
  return file;
}
