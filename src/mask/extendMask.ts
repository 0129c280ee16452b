import { extendedSize, extensionSides, type Extension, type ExtensionSide } from "../image/extension";
import type { Rect, Size } from "../image/geometry";
import { maskThreshold, type Coverage } from "../image/pixels";
import { MaskRaster } from "./maskRaster";

/**
 * The mask of an extended photo: what was masked, moved along, and the new ground. Over `overlap` pixels of the photo beside it the mask falls
 * from full to the threshold, so that a result is blended into the photo there, and nothing beyond them changes.
 */
export function extendMask(mask: MaskRaster, extension: Extension, overlap: number): MaskRaster {
  const size = extendedSize(mask, extension);
  const extended = movedMask(mask, extension);
  const edit = extended.begin();
  for (const side of extensionSides) {
    if (extension[side] === 0) continue;
    const { x, y, width, height } = groundOf(side, size, extension);
    edit.rect({ x, y }, { x: x + width, y: y + height }, "add");
    if (overlap > 0) edit.paste(blend(side, mask, extension, overlap), "add");
  }
  edit.commit();
  return extended;
}

/** What was marked on a photo at its place in the extended one, and nothing of the new ground. */
export function movedMask(mask: MaskRaster, extension: Extension): MaskRaster {
  const { width, height } = extendedSize(mask, extension);
  const moved = new MaskRaster(width, height);
  const edit = moved.begin();
  const { rect, data } = mask.toWhole();
  if (rect.width > 0) edit.paste({ rect: { ...rect, x: rect.x + extension.left, y: rect.y + extension.top }, data }, "replace");
  edit.commit();
  return moved;
}

/** The new ground of one side, over the whole length of the extended photo. */
function groundOf(side: ExtensionSide, { width, height }: Size, extension: Extension): Rect {
  const amount = extension[side];
  if (side === "left" || side === "right") return { x: side === "left" ? 0 : width - amount, y: 0, width: amount, height };
  return { x: 0, y: side === "top" ? 0 : height - amount, width, height: amount };
}

/** The rim of the photo beside the new ground of one side. */
function blend(side: ExtensionSide, photo: Size, { left, top }: Extension, overlap: number): Coverage {
  const isAcross = side === "left" || side === "right";
  const width = isAcross ? overlap : photo.width;
  const height = isAcross ? photo.height : overlap;
  const x = side === "right" ? left + photo.width - overlap : left;
  const y = side === "bottom" ? top + photo.height - overlap : top;
  const isFirst = side === "left" || side === "top";
  const ramp = Uint8Array.from({ length: overlap }, (_, at) => {
    const inward = isFirst ? at : overlap - 1 - at;
    return maskThreshold + Math.round(((255 - maskThreshold) * (overlap - inward)) / (overlap + 1));
  });
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    if (isAcross) data.set(ramp, row * width);
    else data.fill(ramp[row] ?? 0, row * width, (row + 1) * width);
  }
  return { rect: { x, y, width, height }, data };
}
