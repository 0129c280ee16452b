import { CircleCheck, CircleHelp, KeyRound, RefreshCw, Server, Trash2, TriangleAlert } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { accountPages } from "../engines/wavespeed/accountPages";
import { failureText } from "../i18n/failureText";
import { formatMoney } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { CheckField } from "../ui/CheckField";
import { Spinner } from "../ui/Spinner";
import { useBalance } from "./balanceQueries";
import { changeRemembered, changeTier, disconnect, restoreConnection } from "./connect";
import type { Connection } from "./connectionStore";
import { TierField } from "./TierField";

/** A connection that stands, whether or not its key is accepted. */
type Standing = Extract<Connection, { readonly state: "connected" | "refused" }>;

export interface ConnectionViewProps {
  readonly connection: Standing;
  readonly onChange: () => void;
  readonly onDone: () => void;
}

/** What is connected, whether it works, and what it has left. */
export function ConnectionView({ connection, onChange, onDone }: ConnectionViewProps) {
  const t = useT();
  const done = useRef<HTMLButtonElement>(null);
  const isProxy = connection.via === "proxy";
  useEffect(() => done.current?.focus(), []);
  return (
    <div className="space-y-4">
      <KeyState connection={connection} />
      {isProxy && (
        <p className="flex items-start gap-2 text-t2">
          <Server aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          {t("settings.connect.proxy")}
        </p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 rounded-field bg-bg2 p-3">
        {!isProxy && (
          <Fact name={t("settings.connect.key")}>
            <span className="font-mono text-code">…{connection.keyEnd}</span>
          </Fact>
        )}
        <Fact name={t("settings.connect.address")}>{connection.base}</Fact>
      </dl>
      {!isProxy && (
        <CheckField
          label={t("settings.connect.remember")}
          hint={t("settings.connect.rememberHint")}
          checked={connection.remembered}
          onChange={changeRemembered}
        />
      )}
      <TierField tier={connection.tier} onChange={changeTier} />
      <div className="flex flex-wrap gap-2">
        {!isProxy && (
          <Button variant="danger" icon={Trash2} onClick={disconnect}>
            {t("settings.connect.remove")}
          </Button>
        )}
        <Button icon={KeyRound} onClick={onChange}>
          {t(isProxy ? "settings.connect.ownKey" : "settings.connect.change")}
        </Button>
        <Button ref={done} variant="primary" className="ml-auto" onClick={onDone}>
          {t("settings.connect.done")}
        </Button>
      </div>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-t2">{name}</dt>
      <dd className="min-w-0 text-right wrap-anywhere">{children}</dd>
    </>
  );
}

/** "Key works" with the balance, or why it does not; and the button that asks again. */
function KeyState({ connection }: { readonly connection: Standing }) {
  const t = useT();
  const balance = useBalance();
  const failure = connection.state === "refused" ? connection.failure : balance.failure;
  const checkAgain = (): void => {
    if (connection.state === "refused") restoreConnection();
    else void balance.ask();
  };
  return (
    <div className="space-y-2">
      <p role="status" className="flex flex-wrap items-center gap-x-2 font-medium tnum">
        <KeyVerdict connection={connection} />
        <BalanceWords />
      </p>
      {failure !== null && <p className="text-label text-err">{failureText(t, failure)}</p>}
      <div className="flex flex-wrap items-center gap-4">
        <Button size="bar" {...(balance.isAsking ? {} : { icon: RefreshCw })} aria-disabled={balance.isAsking} onClick={checkAgain}>
          {balance.isAsking && <Spinner />}
          {t("settings.connect.checkAgain")}
        </Button>
        <a href={accountPages.topUp} target="_blank" rel="noreferrer" className="font-medium underline underline-offset-2">
          {t("settings.connect.topUp")}
        </a>
      </div>
    </div>
  );
}

function KeyVerdict({ connection }: { readonly connection: Standing }) {
  const t = useT();
  const isProxy = connection.via === "proxy";
  if (connection.state === "refused") {
    return (
      <span className="flex items-center gap-2 text-err">
        <TriangleAlert aria-hidden size={16} strokeWidth={1.75} />
        {t("settings.connect.refused")}
      </span>
    );
  }
  if (connection.works === null) {
    return (
      <span className="flex items-center gap-2 text-t2">
        <CircleHelp aria-hidden size={16} strokeWidth={1.75} />
        {t("settings.connect.unchecked")}
      </span>
    );
  }
  return (
    <span className="flex items-center gap-2 text-ok">
      <CircleCheck aria-hidden size={16} strokeWidth={1.75} />
      {t(isProxy ? "settings.connect.proxyWorks" : "settings.connect.works")}
    </span>
  );
}

function BalanceWords() {
  const t = useT();
  const language = useLanguage();
  const { amount, isOld } = useBalance();
  if (amount === null) return null;
  return <span>{t(isOld ? "settings.connect.balanceOld" : "settings.connect.balance", { amount: formatMoney(amount, language) })}</span>;
}
