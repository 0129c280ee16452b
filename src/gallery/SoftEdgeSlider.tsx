import { useLanguage, useT } from "../i18n/i18n";
import { formatNumber } from "../i18n/format";
import { finishLimits, plainFinish } from "../image/finishValues";
import { Slider } from "../ui/Slider";
import { Tooltip } from "../ui/Tooltip";
import type { ShownOutput } from "./runGroups";
import { useFinish } from "./useFinish";

/** How softly a result passes into its photo. The stage follows while it is dragged; the output keeps it at the end. */
export function SoftEdgeSlider({ output }: Pick<ShownOutput, "output">) {
  const t = useT();
  const language = useLanguage();
  const { finish, drag, keep } = useFinish(output);
  const value = finish.softEdge;
  return (
    <Tooltip text={t("gallery.softEdgeHint")}>
      <span className="flex items-center gap-2">
        <Slider
          label={t("gallery.softEdge")}
          showLabel
          value={value}
          min={0}
          max={finishLimits.softEdge}
          step={1}
          defaultValue={plainFinish.softEdge}
          valueText={t("gallery.pixels", { count: value })}
          onChange={(softEdge) => drag({ softEdge })}
          onCommit={(softEdge) => keep({ softEdge })}
          className="w-44"
        />
        <span aria-hidden className="w-8 text-right text-label font-medium text-t2 tnum">
          {formatNumber(value, language)} px
        </span>
      </span>
    </Tooltip>
  );
}
