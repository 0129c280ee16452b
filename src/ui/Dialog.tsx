import clsx from "clsx";
import { X } from "lucide-react";
import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { useT } from "../i18n/i18n";

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, at the right. */
  readonly footer?: ReactNode;
  readonly wide?: boolean;
}

/** A native modal dialog: the browser traps focus, closes on Escape and gives focus back to the opener. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, title, children, footer, wide = false }: Omit<DialogProps, "open">) {
  const t = useT();
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  // The clean-up of a component that goes runs while its element is still there: only then does closing give focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The padding belongs to the inner box, so a press on the element itself is one on the backdrop.
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      className={clsx(
        "m-auto max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] animate-appear overflow-auto rounded-dialog border border-line bg-bg1 p-0 text-t1 shadow-float",
        wide ? "max-w-[680px]" : "max-w-[440px]",
      )}
    >
      <div className="p-5">
        <header className="mb-3 flex items-start gap-3">
          <h2 id={titleId} className="grow pt-0.5 text-title">
            {title}
          </h2>
          <button
            type="button"
            aria-label={t("ui.close")}
            onClick={onClose}
            className="-mt-1 -mr-1 flex size-8 items-center justify-center rounded-field text-t2 hover:bg-bg3 hover:text-t1 touch:size-11"
          >
            <X aria-hidden size={18} strokeWidth={1.75} />
          </button>
        </header>
        {children}
        {footer !== undefined && <footer className="mt-5 flex flex-wrap justify-end gap-2">{footer}</footer>}
      </div>
    </dialog>
  );
}
