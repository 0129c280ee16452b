import { useId } from "react";

export interface CheckFieldProps {
  readonly label: string;
  /** A quiet sentence below. */
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Yes or no, with words. */
export function CheckField({ label, hint, checked, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-t1 touch:size-6"
      />
      <div>
        <label htmlFor={id} className="block touch:py-0.5">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-label text-t3">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
