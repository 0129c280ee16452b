import clsx from "clsx";
import { KeyRound, Wallet } from "lucide-react";
import { useId } from "react";
import { formatMoney } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { useBalance } from "../settings/balanceQueries";
import { useConnection } from "../settings/connectionStore";
import { IconButton } from "../ui/IconButton";
import { openConnect } from "./pageStore";

const dots = { none: "", checking: "", connected: "bg-ok", refused: "bg-err" } as const;

/** A mark of whether there is a key that works; never alone: words stand beside it or are read instead. */
export function ConnectionDot({ className }: { readonly className?: string }) {
  const { state } = useConnection();
  return dots[state] === "" ? null : <span aria-hidden className={clsx("size-1.5 shrink-0 rounded-full", dots[state], className)} />;
}

/** Opens the connection; its description tells how that stands. */
export function KeyButton() {
  const t = useT();
  const id = useId();
  const { state } = useConnection();
  return (
    <span className="relative flex">
      <IconButton icon={KeyRound} label={t("app.topBar.apiKey")} aria-describedby={id} onClick={openConnect} />
      <span id={id} hidden>
        {t(`app.topBar.keyState.${state}`)}
      </span>
      <ConnectionDot className="pointer-events-none absolute top-1.5 right-1.5" />
    </span>
  );
}

/** What the account has left; nothing without a connection. `hidden`: only read aloud, where the engine's switch shows it. */
export function BalanceLabel({ hidden = false }: { readonly hidden?: boolean }) {
  const t = useT();
  const language = useLanguage();
  const { amount, isOld } = useBalance();
  if (amount === null) return null;
  return (
    <span className={hidden ? "sr-only" : "mr-1 flex items-center gap-1.5 font-semibold whitespace-nowrap tnum"}>
      <Wallet aria-hidden size={16} strokeWidth={1.75} className="text-t2" />
      <output aria-label={t("app.topBar.balance")}>
        {formatMoney(amount, language)}
        {isOld && <span className="ml-1 font-normal text-t3">{t("app.topBar.old")}</span>}
      </output>
    </span>
  );
}
