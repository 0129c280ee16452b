import clsx from "clsx";
import { BadgeCheck } from "lucide-react";
import type { Quote } from "../engines/engine";
import { formatDuration, formatMoney } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { isSum, priceBefore } from "../params/quote";

export interface CostLineProps {
  readonly quote: Quote;
  readonly images: number;
  /** Milliseconds that such a run usually takes; null when it is not known. */
  readonly time: number | null;
  readonly hidden?: boolean;
}

/** `Free`, or the whole sum: `$0.035 × 3 = $0.105`, and whose figure it is; at the right how long such a run usually takes. */
export function CostLine({ quote, images, time, hidden = false }: CostLineProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className={clsx("mb-3 flex min-h-5 flex-wrap items-baseline justify-between gap-x-3 tnum", hidden && "sr-only")}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <output aria-label={t("params.runBar.cost")} className="text-t2">
          <Sum quote={quote} images={images} />
        </output>
        {quote.kind !== "free" && <Source quote={quote} images={images} />}
      </p>
      {time !== null && (
        <span className="text-label text-t3">{t("params.runBar.about", { duration: formatDuration(rounded(time), language) })}</span>
      )}
    </div>
  );
}

/** A rounded price of one image would not add up: then only the total is said. */
function Sum({ quote, images }: { readonly quote: Quote; readonly images: number }) {
  const t = useT();
  const language = useLanguage();
  if (quote.kind === "free") return <strong className="text-brand text-t1">{t("params.runBar.free")}</strong>;
  const total = <strong className="text-brand text-t1">{formatMoney(quote.total, language)}</strong>;
  if (!isSum(quote, images)) {
    return (
      <>
        {total} <span className="text-label">{t("params.runBar.forImages", { count: images })}</span>
      </>
    );
  }
  return (
    <>
      <span className="text-label">
        {formatMoney(quote.perImage, language)} × {images} =
      </span>{" "}
      {total}
    </>
  );
}

/** The service's word or a reckoning of this page, and the list price where the service asks for less. */
function Source({ quote, images }: { readonly quote: Quote; readonly images: number }) {
  const t = useT();
  const language = useLanguage();
  const before = priceBefore(quote, images);
  return (
    <span className="inline-flex items-baseline gap-x-2 text-label text-t3">
      {before !== null && (
        <s>
          <span className="sr-only">{t("params.runBar.listPrice")} </span>
          {formatMoney(before, language)}
        </s>
      )}
      <span className="inline-flex items-baseline gap-1">
        {quote.kind === "quoted" && <BadgeCheck aria-hidden size={13} strokeWidth={1.75} className="self-center" />}
        {quote.kind === "quoted" ? t("params.runBar.quoted") : t("params.runBar.estimate")}
      </span>
    </span>
  );
}

/** A guess is not told to the tenth of a second. */
function rounded(milliseconds: number): number {
  return Math.max(1000, Math.round(milliseconds / 1000) * 1000);
}
