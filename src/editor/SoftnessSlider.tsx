import { formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { Slider } from "../ui/Slider";
import { setSoftness, useTool } from "./toolStore";

/** How wide the brush's rim is, as a share of its radius. */
export function SoftnessSlider() {
  const t = useT();
  const language = useLanguage();
  const softness = useTool((state) => state.softness);
  return (
    <>
      <Slider
        label={t("editor.softness")}
        showLabel
        value={Math.round(softness * 100)}
        valueText={formatPercent(softness, language)}
        min={0}
        max={100}
        step={1}
        defaultValue={0}
        onChange={(value) => setSoftness(value / 100)}
        className="grow"
      />
      <output aria-hidden className="w-10 text-right text-label text-t1 tnum">
        {formatPercent(softness, language)}
      </output>
    </>
  );
}
