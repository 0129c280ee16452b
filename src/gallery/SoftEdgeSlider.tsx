import { useLanguage, useT } from "../i18n/i18n";
import { formatNumber } from "../i18n/format";
import { defaultSoftEdge } from "../image/blendWeights";
import { setOutputFinish } from "../runs/runCommands";
import { Slider } from "../ui/Slider";
import { Tooltip } from "../ui/Tooltip";
import { draftEdge, dropEdgeDraft, useGallery } from "./galleryStore";
import type { ShownOutput } from "./runGroups";
import { tellFailure } from "./tellFailure";

/** Pixels of the photo; more than that blends the whole of most masks away. */
const widest = 64;

/** How softly a result passes into its photo. The stage follows while it is dragged; the output keeps it at the end. */
export function SoftEdgeSlider({ output }: Pick<ShownOutput, "output">) {
  const t = useT();
  const language = useLanguage();
  const draft = useGallery((state) => (state.edgeDraft?.outputId === output.id ? state.edgeDraft.softEdge : null));
  const value = draft ?? output.softEdge;
  const keep = (softEdge: number): void => {
    if (softEdge !== output.softEdge) void setOutputFinish(output.id, softEdge).catch(tellFailure);
    dropEdgeDraft();
  };
  return (
    <Tooltip text={t("gallery.softEdgeHint")}>
      <span className="flex items-center gap-2">
        <Slider
          label={t("gallery.softEdge")}
          showLabel
          value={value}
          min={0}
          max={widest}
          step={1}
          defaultValue={defaultSoftEdge}
          valueText={t("gallery.pixels", { count: value })}
          onChange={(softEdge) => draftEdge(output.id, softEdge)}
          onCommit={keep}
          className="w-44"
        />
        <span aria-hidden className="w-8 text-right text-label font-medium text-t2 tnum">
          {formatNumber(value, language)} px
        </span>
      </span>
    </Tooltip>
  );
}
