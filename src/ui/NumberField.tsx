import clsx from "clsx";
import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { useT } from "../i18n/i18n";
import { nearestNumber, numberProblem, type NumberRule } from "../lib/numberDraft";

export interface NumberFieldProps extends NumberRule {
  /** The accessible name; shown above unless `hideLabel`. */
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number | null;
  /** Shift with an arrow. */
  readonly bigStep?: number;
  /** Called with allowed values only; null only with `allowEmpty`. */
  readonly onChange: (value: number | null) => void;
  readonly prefix?: string;
  readonly placeholder?: string;
  readonly unit?: string;
  readonly suffix?: ReactNode;
  readonly describedBy?: string | undefined;
  readonly className?: string;
  readonly inputClassName?: string;
  /** Decimals that are always shown, e.g. 1 for `30.0`. */
  readonly decimals?: number;
}

/** A number that is typed. A wrong one is kept and explained while the field has focus, and corrected when it is left. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, step, bigStep = step, onChange, describedBy } = props;
  const t = useT();
  const id = useId();
  const [draft, setDraft] = useState<{ text: string; bad: boolean } | null>(null);
  const shown = value === null ? "" : props.decimals === undefined ? String(value) : value.toFixed(props.decimals);
  const typed = draft === null ? value : draft.bad || draft.text.trim() === "" ? null : Number(draft.text);
  const problem = draft?.bad === true ? "missing" : numberProblem(typed, props);

  const type = (text: string, bad: boolean): void => {
    setDraft({ text, bad });
    const next = text.trim() === "" ? null : Number(text);
    if (!bad && numberProblem(next, props) === null) onChange(next);
  };
  const leave = (): void => {
    if (draft === null) return;
    if (problem !== null && typed !== null) onChange(nearestNumber(typed, props));
    setDraft(null);
  };
  const stepBy = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const direction = event.key === "ArrowUp" ? 1 : -1;
    setDraft(null);
    onChange(nearestNumber((typed ?? value ?? min) + direction * (event.shiftKey ? bigStep : step), props));
  };

  return (
    <div className={props.className}>
      {props.hideLabel !== true && (
        <label htmlFor={id} className="mb-1.5 block text-label font-medium text-t2">
          {label}
        </label>
      )}
      <div className="field flex min-h-8 items-center gap-1.5 pr-1 pl-2.5 touch:min-h-11">
        {props.prefix !== undefined && (
          <span aria-hidden className="text-t3">
            {props.prefix}
          </span>
        )}
        <input
          id={id}
          type="number"
          inputMode={step % 1 === 0 ? "numeric" : "decimal"}
          aria-label={label}
          aria-invalid={problem !== null}
          aria-describedby={clsx(problem !== null && `${id}-problem`, describedBy) || undefined}
          className={clsx("w-full min-w-0 bg-transparent py-1 tnum max-tablet:text-base", props.inputClassName)}
          min={min}
          max={max}
          step={step}
          placeholder={props.placeholder}
          value={draft?.text ?? shown}
          onChange={(event) => type(event.target.value, event.target.validity.badInput)}
          onBlur={leave}
          onKeyDown={stepBy}
        />
        {props.unit !== undefined && <span className="pr-1 text-t3">{props.unit}</span>}
        {props.suffix}
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className="mt-1 text-label text-err">
          {t(`ui.number.${problem}`, { min, max, step })}
        </p>
      )}
    </div>
  );
}
