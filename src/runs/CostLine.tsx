import clsx from "clsx";
import { useDocument } from "../document/documentStore";
import { formatDuration, formatMoney } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { quoteFor } from "../params/quote";
import { useRuns } from "./runQueries";
import { usualTime } from "./usualTime";

/** `Free`, or the whole sum: `$0.035 × 3 = $0.105`; at the right how long such a run usually takes. */
export function CostLine({ hidden = false }: { readonly hidden?: boolean }) {
  const t = useT();
  const language = useLanguage();
  const engine = useDocument((state) => state.engine);
  const params = useDocument((state) => state.params);
  const runs = useRuns();
  const quote = quoteFor(engine, params);
  const time = usualTime(runs, { engine, ...params });
  return (
    <div className={clsx("mb-3 flex min-h-5 items-baseline justify-between gap-3 tnum", hidden && "sr-only")}>
      <output aria-label={t("params.runBar.cost")} className="text-t2">
        {quote.kind === "free" ? (
          <strong className="text-brand text-t1">{t("params.runBar.free")}</strong>
        ) : (
          <>
            <span className="text-label">
              {formatMoney(quote.perImage, language)} × {params.images} =
            </span>{" "}
            <strong className="text-brand text-t1">{formatMoney(quote.total, language)}</strong>
          </>
        )}
      </output>
      {time !== null && (
        <span className="text-label text-t3">{t("params.runBar.about", { duration: formatDuration(rounded(time), language) })}</span>
      )}
    </div>
  );
}

/** A guess is not told to the tenth of a second. */
function rounded(milliseconds: number): number {
  return Math.max(1000, Math.round(milliseconds / 1000) * 1000);
}
