import { useEffect, useRef } from "react";
import type { MaskPicture } from "../image/maskPicture";

interface MaskPictureViewProps {
  /** The accessible name. */
  readonly label: string;
  /** Null: not there yet. */
  readonly picture: MaskPicture | null;
}

/** A mask seen small, white on black. */
export function MaskPictureView({ label, picture }: MaskPictureViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (picture === null || context === null || context === undefined) return;
    const image = context.createImageData(picture.width, picture.height);
    for (const [at, value] of picture.data.entries()) {
      image.data.fill(value, at * 4, at * 4 + 3);
      image.data[at * 4 + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [picture]);
  return (
    <span className="flex h-14 w-20 shrink-0 items-center justify-center overflow-hidden rounded-ctl bg-black ring-1 ring-line2">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        width={picture?.width ?? 1}
        height={picture?.height ?? 1}
        className="max-h-full max-w-full"
      />
    </span>
  );
}
