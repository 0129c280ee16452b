import { LayoutGrid } from "lucide-react";
import { Suspense } from "react";
import { useLanguage, useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { IconButton } from "../ui/IconButton";
import { Pill } from "../ui/Pill";
import { openGallery } from "./galleryStore";
import { PixelLock, StripActions } from "./lazyCards";
import { shownOutputs, type RunGroup } from "./runGroups";
import { summaryPill } from "./statePill";

interface StripHeadProps {
  readonly groups: readonly RunGroup[];
  readonly runs: readonly Run[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The line over the strip: what goes on, and what can be done with all results. */
export function StripHead({ groups, runs, now }: StripHeadProps) {
  const t = useT();
  const language = useLanguage();
  const pill = summaryPill(t, runs, now, language);
  const outputs = shownOutputs(groups);
  return (
    <div className="flex h-[38px] shrink-0 items-center gap-2 pr-2 pl-4">
      <h2 className="font-semibold whitespace-nowrap">{t("gallery.results")}</h2>
      {pill !== null && <Pill tone={pill.tone}>{pill.text}</Pill>}
      <Suspense fallback={null}>{outputs.length > 0 && <PixelLock className="ml-2 max-tablet:hidden" />}</Suspense>
      <span className="grow" />
      <Suspense fallback={null}>{outputs.length > 0 && <StripActions outputs={outputs} />}</Suspense>
      <IconButton size="bar" icon={LayoutGrid} label={t("gallery.openGallery")} onClick={openGallery} tooltipSide="top" />
    </div>
  );
}
