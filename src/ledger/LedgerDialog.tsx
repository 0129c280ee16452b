import { Download } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { failureText } from "../i18n/failureText";
import { formatMoney } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { toFailure, type Failure } from "../lib/failure";
import { setPreferences, usePreferences } from "../settings/preferencesStore";
import { sessionStart } from "../settings/sessionStart";
import { Banner } from "../ui/Banner";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { NumberField } from "../ui/NumberField";
import { saveFile } from "../ui/saveFile";
import { toast } from "../ui/toast";
import { openLedger, useLedger } from "./ledger";
import { ledgerCsv } from "./ledgerCsv";
import { dayOf, sumOfToday, sumSince, type Sum } from "./ledgerEntry";
import { LedgerTable } from "./LedgerTable";

/** What was spent, line by line and in sums, and how much may be spent on a day. */
export function LedgerDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { entries, broken } = useLedger();
  const { isRead, problem } = useReading();
  const cap = usePreferences(({ dailyCap }) => dailyCap);
  const [now] = useState(Date.now);

  const exportCsv = (): void => {
    const name = `${t("ledger.fileName", { day: dayOf(Date.now()) })}.csv`;
    saveFile(new Blob([ledgerCsv(entries)], { type: "text/csv;charset=utf-8" }), name);
    toast({ text: t("ledger.exported", { name }) });
  };

  return (
    <Dialog open wide title={t("ledger.title")} onClose={onClose}>
      <div className="space-y-4">
        {problem !== null && <Banner tone="err" title={failureText(t, problem)} />}
        {broken > 0 && <Banner tone="warn" title={t("ledger.broken", { count: broken })} />}
        <div className="grid grid-cols-2 gap-3 tablet:grid-cols-[1fr_1fr_minmax(0,14rem)]">
          <SumCard title={t("ledger.today")} sum={sumOfToday(entries, now)} cap={cap} />
          <SumCard title={t("ledger.session")} sum={sumSince(entries, sessionStart())} cap={null} />
          <LimitField cap={cap} />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="min-w-48 grow basis-0 text-label text-t3">{t("ledger.note")}</p>
          <Button icon={Download} disabled={entries.length === 0} onClick={exportCsv}>
            {t("ledger.export")}
          </Button>
        </div>
        {isRead && entries.length === 0 && <p className="py-6 text-center text-t2">{t("ledger.empty")}</p>}
        {entries.length > 0 && <LedgerTable entries={entries} />}
      </div>
    </Dialog>
  );
}

function SumCard({ title, sum, cap }: { readonly title: string; readonly sum: Sum; readonly cap: number | null }) {
  const t = useT();
  const language = useLanguage();
  return (
    <section aria-label={title} className="rounded-field bg-bg2 p-3 tnum">
      <h3 className="text-label font-medium text-t2">{title}</h3>
      <p>
        <strong className="text-title">{formatMoney(sum.total, language)}</strong>{" "}
        {cap !== null && (
          <span className="inline-block text-label text-t3">{t("ledger.ofLimit", { cap: formatMoney(cap, language) })}</span>
        )}
      </p>
      {sum.estimated > 0 && <p className="text-label text-t3">{t("ledger.estimated", { amount: formatMoney(sum.estimated, language) })}</p>}
    </section>
  );
}

/** Dollars, in whole cents; kept in thousandths. */
function LimitField({ cap }: { readonly cap: number | null }) {
  const t = useT();
  const hint = useId();
  const language = useLanguage();
  return (
    <div className="max-tablet:col-span-2">
      <NumberField
        label={t("ledger.limit.label")}
        value={cap === null ? null : cap / 1000}
        min={0}
        max={10_000}
        step={0.01}
        bigStep={1}
        decimals={2}
        allowEmpty
        placeholder={t("ledger.limit.none")}
        describedBy={hint}
        onChange={(dollars) => setPreferences({ dailyCap: dollars === null ? null : Math.round(dollars * 1000) })}
        {...(language === "en" ? { prefix: "$" } : { unit: "US$" })}
      />
      <p id={hint} className="mt-1 text-label text-t3">
        {t("ledger.limit.hint")}
      </p>
    </div>
  );
}

/** Reads the ledger anew; another tab may have written to it. @returns whether it has been read, and why it could not be */
function useReading(): { readonly isRead: boolean; readonly problem: Failure | null } {
  const [state, setState] = useState<ReturnType<typeof useReading>>({ isRead: false, problem: null });
  useEffect(() => {
    openLedger().then(
      () => setState({ isRead: true, problem: null }),
      (thrown: unknown) => setState({ isRead: false, problem: toFailure(thrown) }),
    );
  }, []);
  return state;
}
