import { History } from "lucide-react";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { useRuns } from "../runs/runQueries";

/** Below the trail, when a photo in it was made over an earlier finish of the one before. */
export function EarlierPhoto() {
  const t = useT();
  const trail = useDocument((state) => state.trail);
  const runs = useRuns();
  const step = trail.find(({ parts }) => runs.some((run) => run.id === parts?.[0]?.run && run.earlier !== undefined));
  if (step === undefined || step.label === null) return null;
  return (
    <p className="mt-1 flex items-start gap-1.5 text-label text-t2">
      <History aria-hidden size={14} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warn" />
      {t("chain.photo", { number: step.label })}
    </p>
  );
}
