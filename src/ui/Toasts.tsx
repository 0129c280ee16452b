import { CircleCheck, TriangleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useT } from "../i18n/i18n";
import { Button } from "./Button";
import { useSignal } from "./signal";
import { Spinner } from "./Spinner";
import { dismissToast, toasts, type Toast } from "./toast";

/** The stack of toasts; its parent places it. */
export function Toasts() {
  const list = useSignal(toasts);
  return (
    <div className="pointer-events-none flex flex-col items-start gap-2">
      {list.map((entry) => (
        <ToastView key={entry.id} entry={entry} />
      ))}
    </div>
  );
}

function ToastView({ entry }: { readonly entry: Toast }) {
  const t = useT();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // Whoever points at a toast or stands in it is still reading.
    if (held || entry.tone === "busy") return;
    const timer = window.setTimeout(() => dismissToast(entry.id), entry.tone === "err" ? 10_000 : 5000);
    return () => window.clearTimeout(timer);
  }, [entry, held]);
  const Icon = entry.tone === "err" ? TriangleAlert : CircleCheck;
  const { action } = entry;
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex max-w-[min(420px,calc(100vw-24px))] animate-appear items-center gap-2.5 rounded-float bg-bg1 py-2 pr-2 pl-3 shadow-float ring-1 ring-line"
    >
      {entry.tone === "busy" ? (
        <Spinner size={18} />
      ) : (
        <Icon aria-hidden size={18} strokeWidth={1.75} className={entry.tone === "err" ? "shrink-0 text-err" : "shrink-0 text-ok"} />
      )}
      <p className="tnum grow py-0.5">{entry.text}</p>
      {action !== undefined && (
        <Button
          size="bar"
          onClick={() => {
            dismissToast(entry.id);
            action.onAction();
          }}
        >
          {action.label}
        </Button>
      )}
      <button
        type="button"
        aria-label={t("ui.dismiss")}
        onClick={() => dismissToast(entry.id)}
        className="flex size-7 shrink-0 items-center justify-center rounded-ctl text-t2 hover:bg-bg3 hover:text-t1 touch:size-11"
      >
        <X aria-hidden size={16} strokeWidth={1.75} />
      </button>
    </div>
  );
}
