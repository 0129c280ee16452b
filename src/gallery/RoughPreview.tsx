import { useLayoutEffect, useRef } from "react";
import type { Pixels } from "../image/pixels";

/** An image on its way as the engine has decided its main features, as large as its parent and as soft as it is. For the eye only. */
export function RoughPreview({ pixels }: { readonly pixels: Pixels }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { width, height, data } = pixels;
    canvas.current?.getContext("2d")?.putImageData(new ImageData(data, width, height), 0, 0);
  }, [pixels]);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      data-preview
      width={pixels.width}
      height={pixels.height}
      className="absolute inset-0 size-full object-cover"
    />
  );
}
