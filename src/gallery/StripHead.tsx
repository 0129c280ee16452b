import { Columns2, Download, LayoutGrid } from "lucide-react";
import { useLanguage, useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { Pill } from "../ui/Pill";
import { downloadAll } from "./downloadAll";
import { openGallery } from "./galleryStore";
import { PixelLock } from "./PixelLock";
import { compareChosen } from "./resultCommands";
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
      <PixelLock className="ml-2 max-tablet:hidden" />
      <span className="grow" />
      {outputs.length > 0 && (
        <>
          <Button variant="ghost" size="bar" icon={Columns2} className="max-desk:hidden" onClick={() => compareChosen()}>
            {t("gallery.compare")}
          </Button>
          <Button variant="ghost" size="bar" icon={Download} className="whitespace-nowrap" onClick={() => void downloadAll(outputs)}>
            {t("gallery.downloadAll")}
          </Button>
        </>
      )}
      <IconButton size="bar" icon={LayoutGrid} label={t("gallery.openGallery")} onClick={openGallery} tooltipSide="top" />
    </div>
  );
}
