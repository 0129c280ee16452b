import { Minus, Plus } from "lucide-react";
import { useT } from "../i18n/i18n";
import { NumberField } from "./NumberField";
import { useHold } from "./useHold";

export interface StepperProps {
  /** The accessible name; shown above unless `hideLabel`. */
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly describedBy?: string;
}

/** − 4 + : a small whole number; a button that is held repeats. */
export function Stepper({ label, hideLabel = false, value, min, max, onChange, describedBy }: StepperProps) {
  const t = useT();
  return (
    <div className="relative">
      <NumberField
        label={label}
        hideLabel={hideLabel}
        value={value}
        min={min}
        max={max}
        step={1}
        inputClassName="text-center font-semibold px-7"
        describedBy={describedBy}
        onChange={(next) => next !== null && onChange(next)}
      />
      <HoldButton side="left" label={t("ui.less", { label })} disabled={value <= min} onStep={() => onChange(Math.max(min, value - 1))} />
      <HoldButton side="right" label={t("ui.more", { label })} disabled={value >= max} onStep={() => onChange(Math.min(max, value + 1))} />
    </div>
  );
}

interface HoldButtonProps {
  readonly side: "left" | "right";
  readonly label: string;
  readonly disabled: boolean;
  readonly onStep: () => void;
}

function HoldButton({ side, label, disabled, onStep }: HoldButtonProps) {
  const holding = useHold(onStep);
  const Icon = side === "left" ? Minus : Plus;
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onStep}
      {...holding}
      className={`absolute bottom-px flex size-[30px] items-center justify-center rounded-ctl text-t2 transition-colors not-disabled:hover:bg-bg3 not-disabled:hover:text-t1 disabled:cursor-default disabled:opacity-45 touch:size-[42px] ${side === "left" ? "left-px" : "right-px"}`}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} />
    </button>
  );
}
