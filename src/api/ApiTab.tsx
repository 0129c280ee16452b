import { isLocal } from "../engines/engine";
import { Copy, Lock } from "lucide-react";
import { Tabs } from "radix-ui";
import { useDocument } from "../document/documentStore";
import { defaultBaseAddress } from "../engines/wavespeed/baseAddress";
import { useT } from "../i18n/i18n";
import { usePreferences } from "../settings/preferencesStore";
import { IconButton } from "../ui/IconButton";
import { useSignal } from "../ui/signal";
import { CodeText } from "./CodeText";
import { copyText } from "./copyText";
import { chosenLanguage, codeIn, codeLanguages, type CodeLanguage } from "./languages";
import { LastAnswer } from "./LastAnswer";
import { RequestFiles } from "./RequestFiles";

/** The form as a program that sends it to the service, and below it what the service answered last. */
export function ApiTab() {
  const t = useT();
  const base = usePreferences((preferences) => preferences.serviceAddress) ?? defaultBaseAddress;
  const params = useDocument((state) => state.params);
  const engine = useDocument((state) => state.engine);
  const language = useSignal(chosenLanguage);
  const code = codeIn[language]({ base, params, size: { width: params.width, height: params.height } });
  return (
    <>
      <div className="flex flex-col gap-3 px-4 py-3">
        {isLocal(engine) && <p className="text-label text-t2">{t("api.local")}</p>}
        <Tabs.Root value={language} onValueChange={(next) => chosenLanguage.set(next as CodeLanguage)} className="flex flex-col gap-2">
          <div className="flex items-center justify-between gap-2">
            <LanguageList />
            <IconButton icon={Copy} label={t("api.copy")} onClick={() => void copyText(code)} />
          </div>
          <Tabs.Content value={language} className="max-h-96 overflow-y-auto rounded-field">
            <CodeText code={code} language={language} />
          </Tabs.Content>
        </Tabs.Root>
        {language === "json" && (
          <p className="text-label text-t2">
            {t("api.placeholders")} {params.seed === null && t("api.anySeed")}
          </p>
        )}
        <p className="flex items-start gap-2 text-label text-t2">
          <Lock aria-hidden size={14} strokeWidth={1.75} className="mt-0.5 shrink-0 text-t3" />
          {t("api.key")}
        </p>
        <RequestFiles />
      </div>
      <LastAnswer />
    </>
  );
}

function LanguageList() {
  const t = useT();
  return (
    <Tabs.List aria-label={t("api.languages")} className="flex min-w-0 items-stretch gap-px rounded-[9px] bg-bg2 p-[3px]">
      {codeLanguages.map((each) => (
        <Tabs.Trigger
          key={each}
          value={each}
          className="flex min-h-[26px] min-w-8 items-center justify-center rounded-ctl px-2.5 text-body font-medium text-t2 transition-colors hover:text-t1 data-[state=active]:bg-seg data-[state=active]:text-t1 data-[state=active]:ring-1 data-[state=active]:ring-seg-line touch:min-h-[38px]"
        >
          {t(`api.${each}`)}
        </Tabs.Trigger>
      ))}
    </Tabs.List>
  );
}
