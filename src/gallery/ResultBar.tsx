import clsx from "clsx";
import { Blend, ChevronLeft, ChevronRight, Copy, Download, FileOutput, ImagePlus } from "lucide-react";
import { Suspense, useMemo, useState } from "react";
import { useView } from "../editor/viewStore";
import { useT } from "../i18n/i18n";
import { useRuns } from "../runs/runQueries";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { Spinner } from "../ui/Spinner";
import { copyResult } from "./copyResult";
import { downloadResult } from "./downloadResult";
import { EarlierNote } from "./EarlierNote";
import { exportedOutput } from "./exportedOutput";
import { useGallery } from "./galleryStore";
import { FinishTools } from "./lazyCards";
import { PixelLock } from "./PixelLock";
import { showNeighbour } from "./resultCommands";
import { findOutput, neighbour, runGroups } from "./runGroups";
import { SoftEdgeSlider } from "./SoftEdgeSlider";
import { takeAsInput } from "./takeAsInput";

/** What can be done with the result on the stage. Floats at its top right in Result and Compare. */
export function ResultBar() {
  const t = useT();
  const runs = useRuns();
  const looking = useView((state) => state.mode !== "mask");
  const chosen = useGallery((state) => state.chosen);
  const loading = useGallery((state) => state.loading);
  const groups = useMemo(() => runGroups(runs), [runs]);
  const shown = findOutput(runs, chosen);
  const [edgeOpen, setEdgeOpen] = useState(false);
  if (!looking || shown === null) return null;
  const siblings = groups.find(({ run }) => run.id === shown.run.id)?.outputs ?? [];
  const place = { number: siblings.findIndex(({ output }) => output.id === chosen) + 1, count: siblings.length };
  return (
    <div role="group" aria-label={t("gallery.toolbar")} className="flex min-w-0 flex-col items-end gap-2 max-tablet:items-center">
      <div className="flex min-w-0 flex-row-reverse items-start gap-2 max-desk:flex-col max-desk:items-end max-tablet:items-center">
        <div className="flex items-center gap-1 rounded-float bg-bg1 p-1 shadow-float ring-1 ring-line">
          <IconButton
            size="bar"
            icon={ChevronLeft}
            label={t("gallery.previous")}
            shortcut="←"
            disabled={neighbour(groups, chosen, -1) === null}
            onClick={() => showNeighbour(-1)}
          />
          <span className="flex min-w-12 items-center justify-center font-medium whitespace-nowrap tnum">
            {loading ? (
              <>
                <Spinner size={14} />
                <span className="sr-only">{t("gallery.loading")}</span>
              </>
            ) : (
              t("gallery.position", place)
            )}
          </span>
          <IconButton
            size="bar"
            icon={ChevronRight}
            label={t("gallery.next")}
            shortcut="→"
            disabled={neighbour(groups, chosen, 1) === null}
            onClick={() => showNeighbour(1)}
          />
          <span aria-hidden className="mx-1 h-5 w-px bg-line max-tablet:hidden" />
          <IconButton
            size="bar"
            icon={Blend}
            label={t("gallery.softEdge")}
            aria-expanded={edgeOpen}
            className="max-tablet:hidden desk:hidden"
            onClick={() => setEdgeOpen(!edgeOpen)}
          />
          <Suspense fallback={null}>
            <FinishTools shown={shown} />
          </Suspense>
          <IconButton size="bar" icon={Download} label={t("gallery.download")} onClick={() => void downloadResult(shown)} />
          <IconButton size="bar" icon={FileOutput} label={t("gallery.export")} onClick={() => exportedOutput.set(shown.output.id)} />
          <IconButton
            size="bar"
            icon={Copy}
            label={t("gallery.copy")}
            className="max-tablet:hidden"
            onClick={() => void copyResult(shown)}
          />
          <Button
            size="bar"
            icon={ImagePlus}
            aria-label={t("gallery.useAsInput")}
            className="!bg-t1 !text-bg1 hover:opacity-90 max-tablet:min-w-11"
            onClick={() => void takeAsInput(shown)}
          >
            <span className="max-tablet:hidden">{t("gallery.useAsInput")}</span>
          </Button>
        </div>
        <div
          className={clsx(
            "flex min-h-9 flex-col justify-center rounded-float bg-bg1 px-3 shadow-float ring-1 ring-line",
            // On a tablet it would stand on the photo, so it is opened there.
            !edgeOpen && "tablet:max-desk:hidden",
          )}
        >
          <SoftEdgeSlider output={shown.output} />
          <PixelLock className="pb-2 tablet:hidden" />
        </div>
      </div>
      {shown.run.earlier !== undefined && <EarlierNote run={shown.run} className="w-80 max-w-full" />}
    </div>
  );
}
