import { Cloud, Cpu } from "lucide-react";
import { useDocument } from "../document/documentStore";
import { setEngine } from "../document/paramsCommands";
import { useT } from "../i18n/i18n";
import { Segmented } from "../ui/Segmented";

/** Which engine fills. */
export function EngineSwitch({ compact = false }: { readonly compact?: boolean }) {
  const t = useT();
  const engine = useDocument((state) => state.engine);
  const hint = (text: string) => (compact ? undefined : <span className="font-normal text-t2">{text}</span>);
  return (
    <Segmented
      label={t("app.topBar.engine")}
      value={engine}
      onChange={setEngine}
      options={[
        { value: "local", label: t("app.topBar.local"), icon: Cpu, hint: hint(t("app.topBar.localHint")) },
        { value: "wavespeed", label: t("app.topBar.wavespeed"), icon: Cloud, hint: hint(t("app.topBar.wavespeedHint")) },
      ]}
    />
  );
}
