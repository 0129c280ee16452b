import { Suspense, useEffect, useMemo } from "react";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { useRuns } from "../runs/runQueries";
import { fetchCardsEarly, StripRuns } from "./lazyCards";
import { runGroups } from "./runGroups";
import { StripHead } from "./StripHead";
import { useNow } from "./useNow";

/** All results under the stage, newest first: 160 px high, 128 on tablets. */
export function ResultsStrip() {
  const t = useT();
  const runs = useRuns();
  const groups = useMemo(() => runGroups(runs), [runs]);
  const now = useNow(30_000);
  const hasPhoto = useDocument((state) => state.photo !== null);
  useEffect(() => {
    if (hasPhoto) fetchCardsEarly();
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
