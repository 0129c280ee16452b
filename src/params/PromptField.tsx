import { X } from "lucide-react";
import { Suspense, useId, useRef } from "react";
import { useDocument } from "../document/documentStore";
import { replaceParams, setParams } from "../document/paramsCommands";
import { useT } from "../i18n/i18n";
import { promptLength } from "../engines/fillParams";
import { IconButton } from "../ui/IconButton";
import { useSignal } from "../ui/signal";
import { EnhanceButton } from "./EnhanceButton";
import { enhancement } from "./enhancement";
import { EnhancePanel } from "./enhanceParts";
import { FieldLabel } from "./FieldLabel";
import { NoEffect } from "./NoEffect";
import { useService } from "./useService";

/** The id by which the shortcut `/` finds the prompt. */
export const promptId = "prompt";

/** What should appear. Clearing it is one step of the history. With a connection the service can be asked for a better wording. */
export function PromptField() {
  const t = useT();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const prompt = useDocument((state) => state.params.prompt);
  const isConnected = useService() !== null;
  const enhanced = useSignal(enhancement);
  return (
    <div>
      <div className="mb-1.5 flex min-h-5 items-center justify-between gap-2">
        <FieldLabel label={t("params.prompt.label")} help={t("params.prompt.help")} helpId={`${id}-help`} htmlFor={promptId} />
        {isConnected && <EnhanceButton />}
      </div>
      <div className="field relative flex">
        <textarea
          ref={area}
          id={promptId}
          aria-label={t("params.prompt.label")}
          aria-describedby={`${id}-help ${id}-effect`}
          rows={3}
          maxLength={promptLength}
          placeholder={t("params.prompt.placeholder")}
          className="block max-h-56 min-h-22 w-full resize-none bg-transparent py-2 pr-9 pl-3 text-prompt [field-sizing:content] max-tablet:text-base max-tablet:leading-6"
          value={prompt}
          onChange={(event) => setParams({ prompt: event.target.value })}
        />
        {prompt !== "" && (
          <IconButton
            size="bar"
            icon={X}
            label={t("params.prompt.clear")}
            className="absolute right-1 bottom-1"
            onClick={() => {
              replaceParams({ prompt: "" });
              area.current?.focus();
            }}
          />
        )}
      </div>
      <NoEffect id={`${id}-effect`} className="mt-1.5" />
      {enhanced !== null && (
        <Suspense fallback={null}>
          <EnhancePanel state={enhanced} onDone={() => area.current?.focus()} />
        </Suspense>
      )}
    </div>
  );
}
