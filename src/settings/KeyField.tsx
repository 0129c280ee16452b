import clsx from "clsx";
import { Eye, EyeOff, KeyRound } from "lucide-react";
import { useId, useState, type Ref } from "react";
import { useT } from "../i18n/i18n";

export interface KeyFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  /** The sentence below while the key is wrong. */
  readonly error: string | null;
  readonly onEdit: () => void;
}

/**
 * The key, covered unless it is asked for. It stays in the element: as a value of React it would also be written into an attribute.
 * A field of the type password would have no role, and would offer the key to the browser's list of passwords.
 */
export function KeyField({ ref, error, onEdit }: KeyFieldProps) {
  const t = useT();
  const id = useId();
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-label font-medium text-t2">
        {t("settings.connect.key")}
      </label>
      <div className="field flex min-h-9 items-center gap-2 pr-1 pl-2.5 touch:min-h-11">
        <KeyRound aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-t3" />
        <input
          id={id}
          ref={ref}
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          onInput={onEdit}
          className={clsx(
            "w-full min-w-0 bg-transparent py-1 font-mono text-code max-tablet:text-base",
            !isShown && "[-webkit-text-security:disc]",
          )}
        />
        <button
          type="button"
          aria-label={t(isShown ? "settings.connect.hide" : "settings.connect.show")}
          onClick={() => setShown(!isShown)}
          className="flex size-7 shrink-0 items-center justify-center rounded-ctl text-t2 hover:bg-bg3 hover:text-t1 touch:size-11"
        >
          <Icon aria-hidden size={16} strokeWidth={1.75} />
        </button>
      </div>
      {error !== null && (
        <p id={`${id}-error`} className="mt-1 text-label text-err">
          {error}
        </p>
      )}
    </div>
  );
}
