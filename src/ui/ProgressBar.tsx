export interface ProgressBarProps {
  /** 0 to 1; null while nothing is known. */
  readonly value: number | null;
  readonly label: string;
  readonly valueText?: string;
}

/** How far something is. */
export function ProgressBar({ value, label, valueText }: ProgressBarProps) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { "aria-valuenow": percent })}
      {...(valueText === undefined ? {} : { "aria-valuetext": valueText })}
      className="h-[3px] w-full overflow-hidden rounded-full bg-t1/25"
    >
      <div
        className={`h-full rounded-full bg-acc transition-[width] duration-200 ${percent === null ? "animate-pulse" : ""}`}
        style={{ width: `${percent ?? 100}%` }}
      />
    </div>
  );
}
