import { createPause } from "./pause";
import type { Pixels } from "./pixels";

/** Pixels of a canvas or texture that bitmaps are read through: small enough to be cheap beside the photo itself. */
const bandPixels = 1 << 22;

function bandHeight(width: number): number {
  return Math.max(1, Math.floor(bandPixels / width));
}

/** The pixels of an opaque bitmap, through a 2D canvas: exact, because without transparency nothing is multiplied. @throws Failure aborted */
export async function readOpaque(bitmap: ImageBitmap, signal?: AbortSignal): Promise<Pixels> {
  const { width, height } = bitmap;
  const data = new Uint8ClampedArray(width * height * 4);
  const band = Math.min(height, bandHeight(width));
  const canvas = new OffscreenCanvas(width, band);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no 2D context");
  const pause = createPause(signal);
  for (let y = 0; y < height; y += band) {
    const count = Math.min(band, height - y);
    context.clearRect(0, 0, width, band);
    context.drawImage(bitmap, 0, -y);
    data.set(context.getImageData(0, 0, width, count).data, y * width * 4);
    await pause();
  }
  return { width, height, data };
}

/**
 * The straight pixels of a bitmap that was decoded with `premultiplyAlpha: "none"`. A 2D canvas keeps multiplied colours and so loses those of
 * transparent pixels; a texture keeps the bytes, and a framebuffer gives them back.
 * Falls back to the 2D canvas where there is no WebGL.
 * @throws Failure aborted
 */
export async function readStraight(bitmap: ImageBitmap, signal?: AbortSignal): Promise<Pixels> {
  const { width, height } = bitmap;
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (gl === null) return readOpaque(bitmap, signal);
  try {
    const data = new Uint8ClampedArray(width * height * 4);
    const side = Math.min(4096, Number(gl.getParameter(gl.MAX_TEXTURE_SIZE)));
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    const pause = createPause(signal);
    for (let y = 0; y < height; y += side) {
      for (let x = 0; x < width; x += side) {
        await readTile(gl, bitmap, { x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) }, data);
        await pause();
      }
    }
    return { width, height, data };
  } finally {
    gl.getExtension("WEBGL_lose_context")?.loseContext();
  }
}

interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function readTile(
  gl: WebGL2RenderingContext,
  bitmap: ImageBitmap,
  { x, y, width, height }: Tile,
  data: Uint8ClampedArray<ArrayBuffer>,
): Promise<void> {
  const whole = width === bitmap.width && height === bitmap.height;
  const tile = whole ? bitmap : await createImageBitmap(bitmap, x, y, width, height, { premultiplyAlpha: "none" });
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, tile);
  if (!whole) tile.close();
  const bytes = new Uint8Array(data.buffer);
  gl.pixelStorei(gl.PACK_ROW_LENGTH, bitmap.width);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes, (y * bitmap.width + x) * 4);
}
