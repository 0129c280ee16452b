import { CircleAlert } from "lucide-react";
import { useId, useSyncExternalStore } from "react";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Spinner } from "../ui/Spinner";
import { closeEnhancement, enhanceFailureText, stopEnhancing, takeEnhanced } from "./enhanceCommands";
import type { Enhancement } from "./enhancement";
import { OldAndNew } from "./OldAndNew";

export interface EnhancePanelProps {
  readonly state: Enhancement;
  /** The panel was closed by one of its buttons: the focus has to go somewhere. */
  readonly onDone: () => void;
}

const phone = matchMedia("(max-width: 37.5em)");

function onPhoneChange(listener: () => void): () => void {
  phone.addEventListener("change", listener);
  return () => phone.removeEventListener("change", listener);
}

/** The enhancer's answer, or that it is awaited: under the prompt, where it does not stop other work; a dialog on the phone. */
export function EnhancePanel({ state, onDone }: EnhancePanelProps) {
  const t = useT();
  const id = useId();
  const isPhone = useSyncExternalStore(onPhoneChange, () => phone.matches);
  const done = (command: () => void): void => {
    command();
    onDone();
  };
  const close = (): void => done(state.phase === "asking" ? stopEnhancing : closeEnhancement);
  const buttons =
    state.phase === "offered" ? (
      <>
        <Button variant="ghost" onClick={close}>
          {t("params.enhance.keep")}
        </Button>
        <Button disabled={state.text.trim() === ""} onClick={() => done(() => takeEnhanced(state.text))}>
          {t("params.enhance.use")}
        </Button>
      </>
    ) : (
      <Button onClick={close}>{t(state.phase === "asking" ? "params.enhance.stop" : "params.enhance.close")}</Button>
    );
  if (isPhone) {
    return (
      <Dialog open wide onClose={close} title={t("params.enhance.title")} footer={buttons}>
        <Content state={state} />
      </Dialog>
    );
  }
  return (
    <section aria-labelledby={id} className="@container mt-2 animate-appear rounded-field bg-bg2 p-3">
      <h3 id={id} className="mb-2 font-medium">
        {t("params.enhance.title")}
      </h3>
      <Content state={state} />
      <div className="mt-3 flex flex-wrap justify-end gap-2">{buttons}</div>
    </section>
  );
}

function Content({ state }: { readonly state: Enhancement }) {
  const t = useT();
  if (state.phase === "offered") return <OldAndNew text={state.text} />;
  if (state.phase === "failed") {
    return (
      <p className="flex items-start gap-2 text-label text-err">
        <CircleAlert aria-hidden size={15} strokeWidth={1.75} className="mt-px shrink-0" />
        {enhanceFailureText(t, state)}
      </p>
    );
  }
  return (
    <>
      <p className="flex items-center gap-2">
        <Spinner />
        {t("params.enhance.asking")}
      </p>
      <p className="mt-1 text-label text-t3">{t("params.enhance.stopHelp")}</p>
    </>
  );
}
