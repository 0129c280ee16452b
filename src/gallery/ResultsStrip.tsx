import { lazy, Suspense, useEffect, useMemo } from "react";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { useRuns } from "../runs/runQueries";
import { runGroups } from "./runGroups";
import { StripHead } from "./StripHead";
import { useNow } from "./useNow";

const importRuns = () => import("./StripRuns");
/** No card is needed before there is a run. */
const StripRuns = lazy(() => importRuns().then((room) => ({ default: room.StripRuns })));

/** All results under the stage, newest first: 160 px high, 128 on tablets. */
export function ResultsStrip() {
  const t = useT();
  const runs = useRuns();
  const groups = useMemo(() => runGroups(runs), [runs]);
  const now = useNow(30_000);
  const hasPhoto = useDocument((state) => state.photo !== null);
  useEffect(() => {
    // Fetched while the user paints. A failure is met again, and said, with the first run.
    if (hasPhoto) importRuns().catch(() => undefined);
  }, [hasPhoto]);
  return (
    <section aria-label={t("gallery.results")} className="flex h-40 shrink-0 flex-col border-t border-line bg-bg1 max-desk:h-32">
      <StripHead groups={groups} runs={runs} now={now} />
      {groups.length === 0 ? (
        <p className="flex grow items-center justify-center pb-4 text-t3">{t("gallery.empty")}</p>
      ) : (
        <Suspense fallback={null}>
          <StripRuns groups={groups} runs={runs} label={t("gallery.results")} now={now} />
        </Suspense>
      )}
    </section>
  );
}
