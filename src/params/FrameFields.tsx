import { useDocument } from "../document/documentStore";
import { adjustRegion, endRegionChange } from "../document/regionCommands";
import { useT } from "../i18n/i18n";
import { fitFrame, frameLimits } from "../image/frame";
import type { Rect } from "../image/geometry";
import { NumberField } from "../ui/NumberField";

const sides = ["left", "top", "width", "height"] as const;
type Side = (typeof sides)[number];
const nameInRect = { left: "x", top: "y", width: "width", height: "height" } as const;

/** The frame in numbers, for the keyboard; what is done to one field until it is left is one step of the history. */
export function FrameFields({ frame }: { readonly frame: Rect }) {
  const t = useT();
  const context = useDocument((state) => state.region.context);
  const photo = useDocument((state) => state.photo);
  const mask = useDocument((state) => state.mask.bounds);
  const width = useDocument((state) => state.params.width);
  const height = useDocument((state) => state.params.height);
  if (photo === null || mask === null) return null;
  const ground = { photo, mask, size: { width, height } };
  const limits = frameLimits(frame, ground);

  const set = (side: Side, value: number | null): void => {
    if (value === null) return;
    // The other side follows the ratio.
    const across =
      side === "width" ? { width: value, height: (value * height) / width } : { width: (value * width) / height, height: value };
    const rect = side === "left" ? { ...frame, x: value } : side === "top" ? { ...frame, y: value } : { ...frame, ...across };
    adjustRegion({ mode: "frame", context, rect: fitFrame(rect, ground) });
  };

  return (
    <div className="grid grid-cols-2 gap-2" onBlur={endRegionChange}>
      {sides.map((side) => {
        const { min, max } = limits[nameInRect[side]];
        const step = side === "left" || side === "top" ? 1 : limits[side].step;
        return (
          <NumberField
            key={side}
            hideLabel
            label={t(`region.${side}`)}
            prefix={t(`region.${side}Prefix`)}
            unit="px"
            {...{ min, max, step }}
            bigStep={step * 10}
            value={frame[nameInRect[side]]}
            onChange={(value) => set(side, value)}
          />
        );
      })}
    </div>
  );
}
