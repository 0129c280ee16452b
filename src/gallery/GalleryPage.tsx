import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useT } from "../i18n/i18n";
import { useRuns } from "../runs/runQueries";
import { Toasts } from "../ui/Toasts";
import { GalleryHead, type GalleryFilter } from "./GalleryHead";
import { GalleryRun } from "./GalleryRun";
import { clearSelection, closeGallery, useGallery } from "./galleryStore";
import { cardKeys } from "./runCardList";
import { matchingRuns, runGroups, shownOutputs } from "./runGroups";
import { SelectionBar } from "./SelectionBar";
import { sessionStart } from "../settings/sessionStart";
import { useRoving } from "./useRoving";

/** All results in the place of the stage: one group per run, newest first. */
export function GalleryPage() {
  const t = useT();
  const runs = useRuns();
  const [picked, setFilter] = useState<GalleryFilter | null>(null);
  const [search, setSearch] = useState("");
  // Until the user picks one: what was made just now, or everything where nothing was.
  const filter = picked ?? (matchingRuns(runs, "", sessionStart()).length > 0 ? "session" : "all");
  const groups = useMemo(() => runGroups(matchingRuns(runs, search, filter === "session" ? sessionStart() : null)), [runs, search, filter]);
  const outputs = shownOutputs(groups);
  const selectedIds = useGallery((state) => state.selected);
  const chosen = useGallery((state) => state.chosen);
  // What a filter hides is not acted on.
  const selected = selectedIds.flatMap((id) => outputs.filter(({ output }) => output.id === id));

  const [attachList, tabIndexOf] = useRoving(cardKeys(groups), chosen);
  const backButton = useRef<HTMLButtonElement>(null);
  useEffect(() => backButton.current?.focus({ preventScroll: true }), []);

  const section = useRef<HTMLElement>(null);
  const leave = useEffectEvent(() => {
    if (selected.length > 0) clearSelection();
    else if (search !== "") setSearch("");
    else closeGallery();
  });
  useEffect(() => {
    // On the document: after a card was deleted nothing has the focus. What is open above the gallery answers first.
    const onKeyDown = (event: KeyboardEvent): void => {
      const { activeElement } = document;
      const here = activeElement === document.body || section.current?.contains(activeElement) === true;
      if (event.key !== "Escape" || event.defaultPrevented || !here) return;
      event.preventDefault();
      leave();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <section ref={section} aria-label={t("gallery.results")} className="relative flex min-h-0 min-w-0 grow flex-col bg-bg0">
      <GalleryHead
        count={outputs.length}
        filter={filter}
        onFilter={setFilter}
        search={search}
        onSearch={setSearch}
        onBack={closeGallery}
        backButton={backButton}
      />
      {groups.length === 0 ? (
        <p className="flex grow items-center justify-center p-8 text-center text-t3">
          {runs.length === 0 ? t("gallery.empty") : search.trim() === "" ? t("gallery.noneInSession") : t("gallery.noMatch")}
        </p>
      ) : (
        <div ref={attachList} data-cards className="@container min-h-0 grow scroll-p-4 overflow-y-auto px-3 pb-20 tablet:px-5">
          {groups.map((group) => (
            <GalleryRun key={group.run.id} group={group} runs={runs} tabIndexOf={tabIndexOf} />
          ))}
        </div>
      )}
      <div className="pointer-events-none absolute bottom-3 left-3 z-30">
        <Toasts />
      </div>
      {selected.length > 0 && <SelectionBar selected={selected} runs={runs} />}
    </section>
  );
}
