import { Copy } from "lucide-react";
import { useId, useSyncExternalStore } from "react";
import { lastAnswer, onAnswer, type ServiceAnswer } from "../engines/wavespeed/lastAnswer";
import { formatClock } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { IconButton } from "../ui/IconButton";
import { Pill } from "../ui/Pill";
import { CodeText } from "./CodeText";
import { copyText } from "./copyText";

/** What the service said last, polls included. */
export function LastAnswer() {
  const t = useT();
  const id = useId();
  const answer = useSyncExternalStore(onAnswer, lastAnswer);
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 border-t border-line px-4 py-3">
      <div className="flex min-h-8 items-center gap-2">
        <h2 id={id} className="font-medium">
          {t("api.answer.title")}
        </h2>
        {answer !== null && (
          <>
            <Pill tone={answer.status >= 200 && answer.status < 300 ? "ok" : "err"}>{answer.status}</Pill>
            <IconButton icon={Copy} label={t("api.answer.copy")} className="ml-auto" onClick={() => void copyText(textOf(answer))} />
          </>
        )}
      </div>
      {answer === null ? <p className="text-label text-t3">{t("api.answer.none")}</p> : <Shown answer={answer} />}
    </section>
  );
}

function Shown({ answer }: { readonly answer: ServiceAnswer }) {
  const language = useLanguage();
  return (
    <>
      <p className="flex flex-wrap gap-x-2 text-label wrap-anywhere text-t2 tnum">
        <span className="font-mono">{`${answer.method} ${answer.path}`}</span>
        <span>{formatClock(answer.at, language)}</span>
      </p>
      <CodeText code={textOf(answer)} language="json" />
    </>
  );
}

function textOf({ body }: ServiceAnswer): string {
  return typeof body === "string" ? body : JSON.stringify(body, null, 2);
}
