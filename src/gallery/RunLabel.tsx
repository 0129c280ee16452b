import { formatTimeAgo } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { costText } from "./resultWords";

interface RunLabelProps {
  readonly run: Run;
  /** How many images are left of it. */
  readonly images: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** When, how many, for what, and from which seed: the column before a run's cards. */
export function RunLabel({ run, images, now }: RunLabelProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="flex min-w-24 shrink-0 flex-col justify-center text-label whitespace-nowrap text-t3 tnum max-desk:min-w-20">
      <span className="font-semibold text-t1" title={new Date(run.createdAt).toLocaleString(language)}>
        {formatTimeAgo(run.createdAt, now, language)}
      </span>
      <span>{t("gallery.images", { count: images })}</span>
      {run.group !== undefined && <span>{t("region.partOf", { part: run.group.part, parts: run.group.parts })}</span>}
      <span>{costText(t, run, language)}</span>
      <span>{t("gallery.seed", { seed: run.params.seed })}</span>
    </div>
  );
}
