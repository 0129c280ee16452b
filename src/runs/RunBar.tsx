import clsx from "clsx";
import { CircleAlert, KeyRound, Sparkles, Wallet } from "lucide-react";
import { lazy, Suspense, useId, useRef, useSyncExternalStore } from "react";
import { useDocument } from "../document/documentStore";
import { maskParts, partCount } from "../document/maskParts";
import { plannedSizes } from "../document/plannedSizes";
import { setEngine } from "../document/paramsCommands";
import type { Quote } from "../engines/engine";
import { engineById, onEnginesChange } from "../engines/engines";
import { formatMoney } from "../i18n/format";
import { useLanguage, useT, withWords } from "../i18n/i18n";
import { accountPages } from "../engines/wavespeed/accountPages";
import { timesRuns } from "../params/quote";
import { useQuote } from "../params/quoteQuery";
import { useBalance } from "../settings/balanceQueries";
import { useConnection } from "../settings/connectionStore";
import { Button } from "../ui/Button";
import { Kbd } from "../ui/Kbd";
import { keyNames } from "../ui/keyNames";
import { useSignal } from "../ui/signal";
import { Spinner } from "../ui/Spinner";
import { CostLine } from "./CostLine";
import { generate, readinessOf, sending } from "./generate";
import { useRuns } from "./runQueries";
import { usualTimeOfAll } from "./usualTime";

/** Not needed before a photo is open. Where they cannot be fetched a run is sent without them. */
const PreflightHints = lazy(async () => {
  const loading = withWords(import("./PreflightHints"));
  return loading.then((room) => ({ default: room.PreflightHints })).catch(() => ({ default: () => null }));
});

export interface RunBarProps {
  /** Puts the price into the button (phone). */
  readonly compact?: boolean;
  /** Shows where a key is entered. */
  readonly onConnect: () => void;
}

/** The price, the one lime button, and why it cannot be pressed. */
export function RunBar({ compact = false, onConnect }: RunBarProps) {
  const t = useT();
  const id = useId();
  const engine = useDocument((state) => state.engine);
  const params = useDocument((state) => state.params);
  const parts = useSignal(maskParts);
  const count = useDocument((state) => partCount(state.region, parts));
  const images = params.images * count;
  const quote = timesRuns(useQuote(engine, params), count);
  const time = usualTimeOfAll(useRuns(), { engine, ...params }, useSignal(plannedSizes));
  // What is missing depends on the engine too, which comes and goes beside the document.
  useConnection();
  useSyncExternalStore(onEnginesChange, () => engineById(engine));
  const missing = useDocument(readinessOf);
  const isSending = useSignal(sending);
  const hasPhoto = useDocument((state) => state.display !== null);
  const section = useRef<HTMLElement>(null);
  const goToConnection = (): void => {
    // The button goes when there is a connection; a dialog gives the focus back to what had it.
    section.current?.focus();
    onConnect();
  };
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t("params.runBar.title")}
      className={clsx("-outline-offset-2", compact ? "px-4 py-3" : "px-4 pt-3 pb-4")}
    >
      {hasPhoto && (
        <Suspense fallback={null}>
          <PreflightHints most={compact ? 1 : 2} />
        </Suspense>
      )}
      <CostLine quote={quote} images={images} time={time} hidden={compact} />
      <Button
        variant="primary"
        size="run"
        className={compact ? "min-h-13 w-full" : "w-full"}
        disabled={missing !== null || isSending}
        aria-describedby={missing === null ? undefined : id}
        aria-keyshortcuts="Control+Enter"
        onClick={() => void generate()}
        end={
          compact ? (
            <PriceInside quote={quote} />
          ) : (
            missing === null && <Kbd keys={keyNames("Ctrl+Enter")} className="max-desk:hidden touch:hidden" />
          )
        }
      >
        {isSending ? <Spinner size={18} /> : <Sparkles aria-hidden size={18} strokeWidth={1.75} />}
        {isSending ? t("params.runBar.sending") : t("params.runBar.generate", { count: images })}
      </Button>
      {missing !== null && missing !== "restoring" && (
        <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
          <p id={id} className="flex min-w-48 grow basis-0 items-start gap-2 text-label font-medium text-warn">
            <CircleAlert aria-hidden size={15} strokeWidth={1.75} className="mt-px shrink-0" />
            {t(`params.runBar.reason.${missing}`)}
          </p>
          {(missing === "needsKey" || missing === "keyRefused") && (
            <div className="flex flex-wrap gap-2">
              <Button size="bar" icon={KeyRound} onClick={goToConnection}>
                {t("runs.connect")}
              </Button>
              <Button size="bar" onClick={() => setEngine("local")}>
                {t("params.runBar.useLocal")}
              </Button>
            </div>
          )}
        </div>
      )}
      <LowBalance quote={quote} />
    </section>
  );
}

/** Said before the click, and no more than said: the balance may be old, and an account may be billed later. */
function LowBalance({ quote }: { readonly quote: Quote }) {
  const t = useT();
  const language = useLanguage();
  const { amount } = useBalance();
  const { total } = quote;
  if (amount === null || total <= amount) return null;
  return (
    <p className="mt-2 flex items-start gap-2 text-label font-medium text-warn">
      <Wallet aria-hidden size={15} strokeWidth={1.75} className="mt-px shrink-0" />
      <span>
        {t("runs.balanceLow", { cost: formatMoney(total, language), balance: formatMoney(amount, language) })}{" "}
        <a href={accountPages.topUp} target="_blank" rel="noreferrer" className="underline underline-offset-2">
          {t("runs.topUp")}
        </a>
      </span>
    </p>
  );
}

/** For eyes: the cost line says the same to assistive technology. */
function PriceInside({ quote }: { readonly quote: Quote }) {
  const t = useT();
  const language = useLanguage();
  return (
    <span aria-hidden className="flex flex-wrap items-baseline justify-end gap-x-1.5 font-medium tnum">
      {quote.kind === "free" ? t("params.runBar.free") : formatMoney(quote.total, language)}
      {quote.kind !== "free" && <span className="text-micro">{t(`params.runBar.${quote.kind}`)}</span>}
    </span>
  );
}
