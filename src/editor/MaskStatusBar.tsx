import { Eye, EyeOff } from "lucide-react";
import { useAdjustable } from "../document/adjustStore";
import { useDocument } from "../document/documentStore";
import { formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { Tooltip } from "../ui/Tooltip";
import { CommandButton } from "./CommandButton";
import { toggleMaskCommand } from "./editorCommands";
import { MaskMenu } from "./MaskMenu";
import { whereMasked } from "./maskWords";
import { OverlayButton } from "./OverlayButton";
import { useSlow } from "./useSlow";
import { useView } from "./viewStore";

/** How the mask is seen, how much is masked and where, whether it is seen at all, and the mask's menu. */
export function MaskStatusBar() {
  const isSlow = useSlow(useAdjustable((state) => state.isBusy));
  const isVisible = useView((state) => state.maskVisible);
  return (
    <div aria-busy={isSlow} className="flex items-center gap-1 rounded-float bg-bg1 p-1 shadow-float">
      <OverlayButton isBusy={isSlow} />
      <MaskShare />
      <span aria-hidden className="mx-2 h-5 w-px bg-line" />
      <CommandButton command={toggleMaskCommand} icon={isVisible ? Eye : EyeOff} size="bar" tooltipSide="top" />
      <MaskMenu />
    </div>
  );
}

/** By itself: it is all that a stroke changes. */
function MaskShare() {
  const t = useT();
  const language = useLanguage();
  const coverage = useDocument((state) => state.mask.coverage);
  const where = useDocument(whereMasked);
  return (
    <Tooltip text={where ?? t("editor.maskEmpty")}>
      <span className="text-body font-medium whitespace-nowrap text-t1 tnum">
        {t("editor.maskShare", { percent: formatPercent(coverage, language) })}
      </span>
    </Tooltip>
  );
}
