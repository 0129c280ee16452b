import { isLocal } from "../engines/engine";
import { Cloud, Cpu } from "lucide-react";
import { useDocument } from "../document/documentStore";
import { setEngine } from "../document/paramsCommands";
import { formatMoney } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { useBalance } from "../settings/balanceQueries";
import { useConnection } from "../settings/connectionStore";
import { Segmented } from "../ui/Segmented";
import { ConnectionDot } from "./ConnectionTools";

/** Which engine fills, and whether it can. */
export function EngineSwitch({ compact = false }: { readonly compact?: boolean }) {
  const t = useT();
  const engine = useDocument((state) => state.engine);
  const { amount } = useBalance();
  // Where there is little room the balance takes that of the icons.
  const hasIcons = !compact || amount === null;
  return (
    <Segmented
      label={t("app.topBar.engine")}
      value={isLocal(engine) ? "local" : engine}
      onChange={setEngine}
      options={[
        {
          value: "local",
          label: t("app.topBar.local"),
          ...(hasIcons ? { icon: Cpu } : {}),
          hint: compact ? undefined : <span className="font-normal text-t2">{t("app.topBar.localHint")}</span>,
        },
        {
          value: "wavespeed",
          label: t("app.topBar.wavespeed"),
          ...(hasIcons ? { icon: Cloud } : {}),
          hint: <ServiceHint compact={compact} />,
        },
      ]}
    />
  );
}

/** How the connection stands; where there is no room beside the switch, what the account has left. */
function ServiceHint({ compact }: { readonly compact: boolean }) {
  return compact ? <CompactHint /> : <WordyHint />;
}

function CompactHint() {
  const language = useLanguage();
  const { amount } = useBalance();
  return amount === null ? <ConnectionDot /> : <span className="font-normal text-t2 tnum">{formatMoney(amount, language)}</span>;
}

function WordyHint() {
  const t = useT();
  const connection = useConnection();
  const isProxy = connection.state === "connected" && connection.via === "proxy";
  return (
    <span className="flex items-center gap-1.5 font-normal text-t2">
      {t(connection.state === "refused" ? "app.topBar.refusedHint" : isProxy ? "app.topBar.proxyHint" : "app.topBar.wavespeedHint")}
      <ConnectionDot />
    </span>
  );
}
