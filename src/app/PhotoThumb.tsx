import { useEffect, useRef } from "react";
import type { DisplayPhoto } from "../image/photoService";

export const thumbSize = { width: 96, height: 72 } as const;

/** Where a picture is drawn so that it covers the thumbnail. */
export function coverRect(size: { readonly width: number; readonly height: number }): {
  x: number;
  y: number;
  width: number;
  height: number;
} {
  const scale = Math.max(thumbSize.width / size.width, thumbSize.height / size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  return { x: (thumbSize.width - width) / 2, y: (thumbSize.height - height) / 2, width, height };
}

/** The open photo, small; drawn from the smallest picture that is already decoded. */
export function PhotoThumb({ display }: { readonly display: DisplayPhoto | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    const level = display?.levels.at(-1);
    context?.clearRect(0, 0, thumbSize.width, thumbSize.height);
    if (context === null || context === undefined || level === undefined) return;
    const { x, y, width, height } = coverRect(level);
    context.imageSmoothingQuality = "high";
    context.drawImage(level, x, y, width, height);
  }, [display]);
  return <canvas ref={canvas} aria-hidden {...thumbSize} className="h-9 w-10 shrink-0 object-cover desk:w-12 rounded-ctl bg-bg3" />;
}
