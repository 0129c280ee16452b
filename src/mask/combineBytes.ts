import type { PaintMode } from "./paintMode";

/** Paint meets mask, pixel by pixel: the greater of both, what the paint leaves of the mask, or the lesser of both. */
export function combineBytes(mask: Uint8Array, paint: Uint8Array, mode: PaintMode): void {
  for (let at = 0; at < mask.length; at++) {
    const was = mask[at] ?? 0;
    const painted = paint[at] ?? 0;
    if (mode === "add") {
      if (painted > was) mask[at] = painted;
    } else {
      const most = mode === "erase" ? 255 - painted : painted;
      if (most < was) mask[at] = most;
    }
  }
}
