import { useMemo, useState } from "react";
import { formatMoney, formatNumber, type Language } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import type { LedgerEntry } from "../storage/ledgerTable";
import { Button } from "../ui/Button";
import { dayOf, sumsByDay } from "./ledgerEntry";

/** How many lines are shown at first, and with each "more". */
const page = 50;

const side = "py-2 pl-3 text-right align-top max-tablet:hidden";
const head = "sticky top-0 bg-bg1 py-2 text-label font-medium text-t2";

/** Every entry (the latest first) under its day and the day's sum. On phones what is beside the cost goes under the prompt. */
export function LedgerTable({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const t = useT();
  const language = useLanguage();
  const [lines, setLines] = useState(page);
  const days = useMemo(() => sumsByDay(entries), [entries]);
  const shown = entries.slice(0, lines);
  const hidden = entries.length - shown.length;
  return (
    <>
      <table className="w-full border-collapse tnum">
        <caption className="sr-only">{t("ledger.table")}</caption>
        <thead>
          <tr className="border-b border-line text-left">
            <th scope="col" className={`${head} pr-3 pl-2`}>
              {t("ledger.when")}
            </th>
            <th scope="col" className={`${head} w-full`}>
              {t("ledger.what")}
            </th>
            <th scope="col" className={`${head} pl-3 text-right max-tablet:hidden`}>
              {t("ledger.images")}
            </th>
            <th scope="col" className={`${head} pl-3 text-right max-tablet:hidden`}>
              {t("ledger.quoted")}
            </th>
            <th scope="col" className={`${head} pr-2 pl-3 text-right`}>
              {t("ledger.charged")}
            </th>
          </tr>
        </thead>
        {days.map(({ day, total }) => {
          const ofDay = shown.filter(({ at }) => dayOf(at) === day);
          const [first] = ofDay;
          if (first === undefined) return null;
          return (
            <tbody key={day}>
              <tr className="border-b border-line bg-bg2">
                <th scope="rowgroup" colSpan={5} className="px-2 py-1.5 text-left text-label font-semibold">
                  {dayText(first.at, language)} <span className="float-right">{formatMoney(total, language)}</span>
                </th>
              </tr>
              {ofDay.map((entry) => (
                <Line key={entry.id} entry={entry} />
              ))}
            </tbody>
          );
        })}
      </table>
      {hidden > 0 && (
        <Button className="w-full" onClick={() => setLines(lines + page)}>
          {t("ledger.more", { count: Math.min(page, hidden) })}
        </Button>
      )}
    </>
  );
}

function Line({ entry }: { readonly entry: LedgerEntry }) {
  const t = useT();
  const language = useLanguage();
  const quoted = formatMoney(entry.quoted, language);
  const images = entry.images > 0 ? t("ledger.countImages", { count: entry.images }) : null;
  return (
    <tr className="border-b border-line">
      <td className="py-2 pr-3 pl-2 align-top whitespace-nowrap text-t2">
        <time dateTime={new Date(entry.at).toISOString()}>{timeText(entry.at, language)}</time>
      </td>
      <td className="py-2 align-top">
        <p className="line-clamp-2 wrap-anywhere">{entry.prompt === "" ? t("ledger.noPrompt") : entry.prompt}</p>
        {entry.kind === "enhance" && <p className="text-label text-t3">{t("ledger.enhance")}</p>}
        <p className="text-label text-t3 tablet:hidden">
          {[images, t("ledger.quotedAs", { amount: quoted })].filter((text) => text !== null).join(" · ")}
        </p>
      </td>
      <td className={side}>{entry.images > 0 && formatNumber(entry.images, language)}</td>
      <td className={side}>{quoted}</td>
      <td className="py-2 pr-2 pl-3 text-right align-top tablet:whitespace-nowrap">
        <Cost entry={entry} />
      </td>
    </tr>
  );
}

/** What it cost, as far as that is known. */
function Cost({ entry: { state, quoted, charged, refunded } }: { readonly entry: LedgerEntry }) {
  const t = useT();
  const language = useLanguage();
  if (charged !== null) {
    return (
      <>
        <p className="whitespace-nowrap">{formatMoney(charged, language)}</p>
        {refunded !== null && refunded > 0 && (
          <p className="text-label text-ok">{t("ledger.refunded", { amount: formatMoney(refunded, language) })}</p>
        )}
      </>
    );
  }
  if (state === "refused") return <p className="text-t3">{t("ledger.refused")}</p>;
  return (
    <>
      <p className="whitespace-nowrap text-t2">{t("ledger.estimate", { amount: formatMoney(quoted, language) })}</p>
      {state === "maybe" && <p className="text-label text-warn">{t("ledger.maybe")}</p>}
    </>
  );
}

function dayText(time: number, language: Language): string {
  const options = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi", options).format(time);
}

function timeText(time: number, language: Language): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi", { hour: "2-digit", minute: "2-digit" }).format(time);
}
