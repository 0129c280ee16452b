import { useEffect, useRef } from "react";
import { currentMask } from "../document/documentMask";
import { useDocument } from "../document/documentStore";
import { maskThreshold } from "../image/pixels";
import { coverRect, thumbSize } from "./PhotoThumb";

/** The mask as it would be exported, small: white on black, one sample for each pixel of the thumbnail. */
export function MaskThumb() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const version = useDocument((state) => state.mask.version);
  const photo = useDocument((state) => state.photo);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    const mask = currentMask();
    if (context === null || context === undefined) return;
    const image = context.createImageData(thumbSize.width, thumbSize.height);
    const scale = mask === null ? 0 : mask.width / coverRect(mask).width;
    const { x, y } = mask === null ? { x: 0, y: 0 } : coverRect(mask);
    for (let row = 0; row < thumbSize.height; row++) {
      const at = { x: 0, y: Math.floor((row + 0.5 - y) * scale), height: 1, width: mask?.width ?? 0 };
      const line = mask?.readRect(at);
      for (let column = 0; column < thumbSize.width; column++) {
        const value = line?.[Math.floor((column + 0.5 - x) * scale)] ?? 0;
        image.data.fill(value >= maskThreshold ? 255 : 0, (row * thumbSize.width + column) * 4, (row * thumbSize.width + column) * 4 + 3);
        image.data[(row * thumbSize.width + column) * 4 + 3] = 255;
      }
    }
    context.putImageData(image, 0, 0);
  }, [version, photo]);
  return <canvas ref={canvas} aria-hidden {...thumbSize} className="h-9 w-10 shrink-0 object-cover desk:w-12 rounded-ctl bg-black" />;
}
