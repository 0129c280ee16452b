import clsx from "clsx";
import { useId } from "react";

export interface SwitchFieldProps {
  readonly label: string;
  /** A quiet sentence below. */
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** On or off, at once. */
export function SwitchField({ label, hint, checked, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <div>
      <div className="flex min-h-7 items-center justify-between gap-3 touch:min-h-11">
        <label htmlFor={id} className="grow text-label font-medium text-t2">
          {label}
        </label>
        <button
          id={id}
          type="button"
          role="switch"
          aria-label={label}
          aria-checked={checked}
          aria-describedby={`${id}-hint`}
          onClick={() => onChange(!checked)}
          className={clsx(
            "relative h-5 w-9 shrink-0 rounded-full border transition-colors before:absolute before:-inset-2 touch:before:-inset-3",
            checked ? "border-t1 bg-t1" : "border-ctl bg-bg2",
          )}
        >
          <span
            aria-hidden
            className={clsx(
              "absolute top-[3px] size-3 rounded-full transition-[left]",
              checked ? "left-[19px] bg-bg1" : "left-[3px] bg-t2",
            )}
          />
        </button>
      </div>
      <p id={`${id}-hint`} className="text-label text-t3">
        {hint}
      </p>
    </div>
  );
}
