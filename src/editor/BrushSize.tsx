import clsx from "clsx";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { Slider } from "../ui/Slider";
import { TypedValue } from "./TypedValue";
import { setBrushSize, useTool } from "./toolStore";

/** The brush's diameter in pixels of the photo: a slider, and the value that can be typed. */
export function BrushSize({ orientation }: { readonly orientation: "vertical" | "horizontal" }) {
  const t = useT();
  const size = useTool((state) => state.size);
  const maxSize = useTool((state) => state.maxSize);
  const defaultSize = useTool((state) => state.defaultSize);
  const hasPhoto = useDocument((state) => state.display !== null);
  const isVertical = orientation === "vertical";
  const value = (
    <TypedValue
      label={t("editor.size")}
      text={String(size)}
      value={size}
      disabled={!hasPhoto}
      onType={setBrushSize}
      className={clsx("min-w-7 px-1", isVertical ? "rounded-ctl bg-bg2 py-0.5 text-center text-label" : "text-right")}
    />
  );
  const slider = (
    <Slider
      label={t("editor.size")}
      orientation={orientation}
      showLabel={!isVertical}
      value={size}
      valueText={t("editor.sizeInPixels", { size })}
      min={1}
      max={maxSize}
      step={1}
      defaultValue={defaultSize}
      disabled={!hasPhoto}
      onChange={setBrushSize}
      className={isVertical ? "h-32 min-h-16 shrink" : "grow"}
    />
  );
  return isVertical ? (
    <>
      {value}
      {slider}
    </>
  ) : (
    <div className="flex items-center gap-3">
      {slider}
      {value}
    </div>
  );
}
