import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { Tooltip } from "./Tooltip";

interface SegmentedOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** A quiet word after the label; not part of the accessible name. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  /** Shown instead of the label, which stays the accessible name. Empty: the icon alone, with the label as its tooltip. */
  readonly short?: string;
}

export interface SegmentedProps<Value extends string> {
  /** The group's accessible name. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** The one that is chosen already was clicked. */
  readonly onAgain?: () => void;
  readonly options: readonly SegmentedOption<Value>[];
  readonly className?: string;
}

/** One of a few, all in sight. Arrow keys move and choose. */
export function Segmented<Value extends string>({ label, value, onChange, onAgain, options, className }: SegmentedProps<Value>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={clsx("flex items-stretch gap-px rounded-[9px] bg-bg2 p-[3px]", className)}
    >
      {options.map((option) => (
        <Segment key={option.value} option={option} onClick={option.value === value ? onAgain : undefined} />
      ))}
    </RadioGroup.Root>
  );
}

function Segment<Value extends string>({
  option,
  onClick,
}: {
  readonly option: SegmentedOption<Value>;
  readonly onClick: (() => void) | undefined;
}) {
  const words = option.short ?? option.label;
  const item = (
    <RadioGroup.Item
      value={option.value}
      aria-label={option.label}
      disabled={option.disabled ?? false}
      onClick={onClick}
      className={clsx(
        "flex min-h-[26px] min-w-8 items-center justify-center gap-2 rounded-ctl text-body font-medium whitespace-nowrap transition-colors touch:min-h-[38px]",
        "text-t2 not-disabled:hover:text-t1 disabled:cursor-default disabled:opacity-45",
        // Not by `data-state`, which a tooltip around it takes for itself.
        "aria-checked:bg-seg aria-checked:text-t1 aria-checked:ring-1 aria-checked:ring-seg-line",
        words === "" ? "px-2" : "px-2.5",
      )}
    >
      {option.icon !== undefined && <option.icon aria-hidden size={16} strokeWidth={1.75} />}
      {words !== "" && <span aria-hidden={option.short !== undefined}>{words}</span>}
      {option.hint}
    </RadioGroup.Item>
  );
  return words === "" ? <Tooltip text={option.label}>{item}</Tooltip> : item;
}
