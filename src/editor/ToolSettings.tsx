import { PenLine } from "lucide-react";
import { useT } from "../i18n/i18n";
import { penPressures } from "../settings/preferences";
import { setPreferences, usePreferences } from "../settings/preferencesStore";
import { NumberField } from "../ui/NumberField";
import { Segmented } from "../ui/Segmented";
import { Slider } from "../ui/Slider";
import { usePenSeen } from "./penStore";
import { CombineChoice } from "./CombineChoice";
import { SoftnessSlider } from "./SoftnessSlider";
import { TargetChoice } from "./TargetChoice";
import { defaultTolerance, lassoModes, setContiguous, setLasso, setTolerance, toolCombines, useTool, type ToolId } from "./toolStore";

interface ToolSettingsProps {
  readonly tool: ToolId;
  /** Where there is room for words. */
  readonly isWide?: boolean;
}

/** What can be set about a tool. */
export function ToolSettings({ tool, isWide = false }: ToolSettingsProps) {
  return (
    <>
      <TargetChoice withWords={isWide} />
      {toolCombines(tool) && <CombineChoice tool={tool} withWords={isWide} />}
      {(tool === "brush" || tool === "eraser") && <BrushSettings />}
      {tool === "lasso" && <LassoSettings />}
      {tool === "wand" && <WandSettings isWide={isWide} />}
    </>
  );
}

function BrushSettings() {
  const hasPen = usePenSeen();
  return (
    <>
      <SoftnessSlider />
      {hasPen && <PenPressureChoice />}
    </>
  );
}

function PenPressureChoice() {
  const t = useT();
  const pressure = usePreferences((preferences) => preferences.penPressure);
  return (
    <div className="ml-1 flex items-center gap-1">
      <PenLine aria-hidden size={16} strokeWidth={1.75} className="text-t2" />
      <Segmented
        label={t("input.pressure.title")}
        value={pressure}
        onChange={(penPressure) => setPreferences({ penPressure })}
        options={penPressures.map((value) => ({ value, label: t(`input.pressure.${value}`) }))}
        className="!bg-transparent"
      />
    </div>
  );
}

function WandSettings({ isWide }: Pick<ToolSettingsProps, "isWide">) {
  const t = useT();
  const tolerance = useTool((state) => state.tolerance);
  const contiguous = useTool((state) => state.contiguous);
  return (
    <>
      <Slider
        label={t("editor.tolerance")}
        showLabel
        value={tolerance}
        min={0}
        max={100}
        step={1}
        defaultValue={defaultTolerance}
        onChange={setTolerance}
        className={isWide === true ? "w-48" : "w-28"}
      />
      <NumberField
        label={t("editor.tolerance")}
        hideLabel
        value={tolerance}
        min={0}
        max={100}
        step={1}
        bigStep={10}
        onChange={(value) => value !== null && setTolerance(value)}
        className="w-14"
        inputClassName="text-center"
      />
      <label className="flex min-h-7 items-center gap-2 text-label font-medium whitespace-nowrap text-t2 touch:min-h-11">
        <input
          type="checkbox"
          checked={contiguous}
          onChange={(event) => setContiguous(event.target.checked)}
          className="size-4 accent-(--t1)"
        />
        {t("editor.contiguous")}
      </label>
    </>
  );
}

function LassoSettings() {
  const t = useT();
  const lasso = useTool((state) => state.lasso);
  return (
    <Segmented
      label={t("editor.lasso.title")}
      value={lasso}
      onChange={setLasso}
      options={lassoModes.map((mode) => ({ value: mode, label: t(`editor.lasso.${mode}`) }))}
      className="!bg-transparent"
    />
  );
}
