import { WandSparkles } from "lucide-react";
import { useId } from "react";
import { useDocument } from "../document/documentStore";
import { optimizerPrice } from "../engines/wavespeed/price";
import { failureText } from "../i18n/failureText";
import { formatMoney } from "../i18n/format";
import { currentT, useLanguage, useT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { Button } from "../ui/Button";
import { useSignal } from "../ui/signal";
import { toast } from "../ui/toast";
import { Tooltip } from "../ui/Tooltip";
import { enhancement } from "./enhancement";
import { importEnhancePanel } from "./enhanceParts";

/** Asks for a better wording of the prompt, for a price that stands on it. What would show the answer is fetched before anything is sent. */
export function EnhanceButton() {
  const t = useT();
  const language = useLanguage();
  const id = useId();
  const isEmpty = useDocument((state) => state.params.prompt.trim() === "");
  const phase = useSignal(enhancement)?.phase;
  const price = formatMoney(optimizerPrice, language);
  const reason = isEmpty ? t("params.enhance.noPrompt") : phase === "asking" || phase === "offered" ? t("params.enhance.open") : null;
  const hint = reason ?? t("params.enhance.hint", { price });
  return (
    <>
      <Tooltip text={hint}>
        <Button
          variant="ghost"
          size="bar"
          icon={WandSparkles}
          // Not `disabled`: the reason must be found by pointer and keyboard.
          aria-disabled={reason !== null}
          aria-describedby={`${id}-hint`}
          className="-mr-2 aria-disabled:opacity-45 aria-disabled:hover:bg-transparent aria-disabled:hover:text-t2"
          onClick={() => reason === null && void enhance()}
        >
          {t("params.enhance.label")}
          <span aria-hidden className="text-label text-t3 tnum">
            {price}
          </span>
        </Button>
      </Tooltip>
      <span id={`${id}-hint`} hidden>
        {hint}
      </span>
    </>
  );
}

async function enhance(): Promise<void> {
  try {
    const [{ startEnhancing }] = await Promise.all([import("./enhanceCommands"), importEnhancePanel()]);
    await startEnhancing();
  } catch (thrown) {
    toast({ text: failureText(currentT(), toFailure(thrown)), tone: "err" });
  }
}
