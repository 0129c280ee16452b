import { Braces, Download, Ellipsis, Trash2 } from "lucide-react";
import { useLanguage, useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { Button } from "../ui/Button";
import { Menu } from "../ui/Menu";
import { Pill } from "../ui/Pill";
import { removeRun } from "./deleteResults";
import { toggleSelected, useGallery } from "./galleryStore";
import { ResultActions } from "./ResultActions";
import { ResultCard } from "./ResultCard";
import { showInCanvas } from "./resultCommands";
import { factsText } from "./resultWords";
import { reuseSettings } from "./reuseSettings";
import { RunCards } from "./RunCards";
import { copyRunJson, downloadRunJson } from "./runFiles";
import type { RunGroup } from "./runGroups";
import { runPill } from "./statePill";
import { useNow } from "./useNow";
import type { TabIndexOf } from "./useRoving";

const cardShape = "aspect-3/2 w-full rounded-run";
/** Two cards wide, and as high as its words need. */
const wideShape = "min-h-36 w-full rounded-run @min-[340px]:col-span-2";

interface GalleryRunProps {
  readonly group: RunGroup;
  readonly runs: readonly Run[];
  readonly tabIndexOf: TabIndexOf;
}

/** One run in the gallery: what it was, and its images large. */
export function GalleryRun({ group, runs, tabIndexOf }: GalleryRunProps) {
  const t = useT();
  const language = useLanguage();
  const chosen = useGallery((state) => state.chosen);
  const selected = useGallery((state) => state.selected);
  const { run } = group;
  const pill = runPill(t, run, useNow(60_000));
  const prompt = run.params.prompt.trim() || t("gallery.noPrompt");
  return (
    <div role="group" aria-label={prompt} className="pt-3 pb-2">
      <div className="mb-2 flex min-h-8 items-center gap-2">
        {/* The soft fills are measured on a panel, which the gallery's ground is not. */}
        <span className="flex rounded-full bg-bg1">
          <Pill tone={pill.tone}>{pill.text}</Pill>
        </span>
        <span className="min-w-0 truncate font-semibold" title={run.params.prompt}>
          {prompt}
        </span>
        <span className="min-w-0 shrink-[2] truncate text-label text-t3 tnum max-tablet:hidden">{factsText(t, run, language)}</span>
        <span className="grow" />
        <Button variant="ghost" size="bar" className="shrink-0" onClick={() => reuseSettings(run)}>
          {t("gallery.reuse")}
        </Button>
        <Menu
          label={t("gallery.runMenu")}
          icon={Ellipsis}
          items={[
            { label: t("gallery.copyJson"), icon: Braces, onSelect: () => void copyRunJson(run) },
            { label: t("gallery.downloadJson"), icon: Download, onSelect: () => downloadRunJson(run) },
            { label: t("gallery.deleteRun"), icon: Trash2, danger: true, divided: true, onSelect: () => void removeRun(run) },
          ]}
        />
      </div>
      <div
        role="list"
        aria-label={t("gallery.results")}
        className="grid grid-cols-1 gap-3 @min-[340px]:grid-cols-2 @min-[640px]:grid-cols-3 @min-[860px]:grid-cols-4"
      >
        <RunCards
          group={group}
          runs={runs}
          tabIndexOf={tabIndexOf}
          large
          cardClass={cardShape}
          wideClass={wideShape}
          renderCard={(shown) => (
            <ResultCard
              key={shown.output.id}
              shown={shown}
              chosen={shown.output.id === chosen && selected.length === 0}
              ticked={selected.includes(shown.output.id)}
              onTick={({ output }) => toggleSelected(output.id)}
              tabIndex={tabIndexOf(shown.output.id)}
              onChoose={showInCanvas}
              className={cardShape}
            >
              <ResultActions shown={shown} runs={runs} large />
            </ResultCard>
          )}
        />
      </div>
    </div>
  );
}
