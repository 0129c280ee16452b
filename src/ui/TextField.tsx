import clsx from "clsx";
import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from "react";

export interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value" | "prefix"> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The sentence below while the value is wrong. */
  readonly error?: string | null;
  readonly suffix?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField({ label, hideLabel, value, onChange, error = null, suffix, className, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={className}>
      {hideLabel !== true && (
        <label htmlFor={id} className="mb-1.5 block text-label font-medium text-t2">
          {label}
        </label>
      )}
      <div className="field flex min-h-8 items-center gap-1.5 px-2.5 touch:min-h-11">
        <input
          id={id}
          type="text"
          aria-label={label}
          aria-invalid={error !== null}
          aria-describedby={clsx(error !== null && `${id}-error`, rest["aria-describedby"]) || undefined}
          className="w-full min-w-0 bg-transparent py-1 max-tablet:text-base"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...rest}
        />
        {suffix}
      </div>
      {error !== null && (
        <p id={`${id}-error`} className="mt-1 text-label text-err">
          {error}
        </p>
      )}
    </div>
  );
}
