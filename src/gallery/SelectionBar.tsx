import { Columns2, Download, Trash2, X } from "lucide-react";
import { useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { deleteResults } from "./deleteResults";
import { downloadAll } from "./downloadAll";
import { clearSelection } from "./galleryStore";
import { compareTwo } from "./resultCommands";
import type { ShownOutput } from "./runGroups";

interface SelectionBarProps {
  /** In the order of ticking. */
  readonly selected: readonly ShownOutput[];
  readonly runs: readonly Run[];
}

/** What can be done with the ticked results; floats over the gallery's foot. */
export function SelectionBar({ selected, runs }: SelectionBarProps) {
  const t = useT();
  const [left, right] = selected;
  return (
    <div
      role="group"
      aria-label={t("gallery.selectedBar")}
      className="absolute inset-x-3 bottom-4 z-20 mx-auto flex w-fit animate-appear flex-wrap items-center justify-center gap-1 rounded-float bg-bg1 p-1.5 tablet:pl-4 shadow-float ring-1 ring-line"
    >
      <span role="status" className="mr-2 font-semibold whitespace-nowrap tnum">
        {t("gallery.selected", { count: selected.length })}
      </span>
      {selected.length === 2 && left !== undefined && right !== undefined && (
        <Button size="bar" icon={Columns2} className="!bg-t1 !text-bg1 hover:opacity-90" onClick={() => compareTwo(left, right)}>
          {t("gallery.compare")}
        </Button>
      )}
      <Button variant="ghost" size="bar" icon={Download} onClick={() => void downloadAll(selected)}>
        {t("gallery.download")}
      </Button>
      <Button variant="ghost" size="bar" icon={Trash2} onClick={() => void deleteResults(selected, runs)}>
        {t("gallery.delete")}
      </Button>
      <span aria-hidden className="mx-1 h-5 w-px bg-line max-tablet:hidden" />
      <IconButton
        size="bar"
        icon={X}
        label={t("gallery.clearSelection")}
        onClick={clearSelection}
        tooltipSide="top"
        className="max-tablet:order-first"
      />
    </div>
  );
}
