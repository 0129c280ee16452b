import { SoftnessSlider } from "./SoftnessSlider";
import { toolHasSettings, useTool } from "./toolStore";

/** The softness of the brush in hand, in sight wherever the stage is wide enough; else it is behind the tool's button. */
export function SoftnessBar() {
  const isBrush = useTool((state) => toolHasSettings(state.tool));
  if (!isBrush) return null;
  return (
    <div className="hidden h-9 w-60 items-center gap-2 rounded-float bg-bg1 pr-2 pl-3 shadow-float desk:flex">
      <SoftnessSlider />
    </div>
  );
}
