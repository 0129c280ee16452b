import clsx from "clsx";
import { Eye, EyeOff } from "lucide-react";
import { useAdjustable } from "../document/adjustStore";
import { useDocument } from "../document/documentStore";
import { formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { usePreferences } from "../settings/preferencesStore";
import type { OverlayColour } from "../settings/preferences";
import { Spinner } from "../ui/Spinner";
import { Tooltip } from "../ui/Tooltip";
import { CommandButton } from "./CommandButton";
import { toggleMaskCommand } from "./editorCommands";
import { MaskMenu } from "./MaskMenu";
import { whereMasked } from "./maskWords";
import { useSlow } from "./useSlow";
import { useView } from "./viewStore";

const swatches: Readonly<Record<OverlayColour, string>> = {
  violet: "bg-mask",
  red: "bg-[#f03e3e]",
  cyan: "bg-[#15c2d6]",
  white: "bg-white ring-1 ring-line2",
};

/** How much is masked and where, whether it is seen, and the mask's menu. */
export function MaskStatusBar() {
  const t = useT();
  const language = useLanguage();
  const coverage = useDocument((state) => state.mask.coverage);
  const where = useDocument(whereMasked);
  const colour = usePreferences((preferences) => preferences.overlay.colour);
  const isSlow = useSlow(useAdjustable((state) => state.isBusy));
  const isVisible = useView((state) => state.maskVisible);
  return (
    <div aria-busy={isSlow} className="flex items-center gap-1 rounded-float bg-bg1 py-1 pr-1 pl-3 shadow-float">
      <span aria-hidden className="mr-1 flex size-3.5 items-center justify-center">
        {isSlow ? <Spinner /> : <span className={clsx("size-3.5 rounded-[4px]", swatches[colour])} />}
      </span>
      <Tooltip text={where ?? t("editor.maskEmpty")}>
        <span className="text-body font-medium whitespace-nowrap text-t1 tnum">
          {t("editor.maskShare", { percent: formatPercent(coverage, language) })}
        </span>
      </Tooltip>
      <span aria-hidden className="mx-2 h-5 w-px bg-line" />
      <CommandButton command={toggleMaskCommand} icon={isVisible ? Eye : EyeOff} size="bar" tooltipSide="top" />
      <MaskMenu />
    </div>
  );
}
