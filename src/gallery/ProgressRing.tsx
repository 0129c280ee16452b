interface ProgressRingProps {
  /** 0 to 1; null while nothing is known. */
  readonly value: number | null;
  readonly label: string;
  readonly valueText: string;
}

const radius = 9;
const around = 2 * Math.PI * radius;

/** How far one image is, as a ring: what fits on a large card. */
export function ProgressRing({ value, label, valueText }: ProgressRingProps) {
  const share = value === null ? 0.25 : Math.min(1, Math.max(0, value));
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value === null ? {} : { "aria-valuenow": Math.round(share * 100) })}
      aria-valuetext={valueText}
      className="inline-flex size-[26px]"
    >
      <svg viewBox="0 0 26 26" aria-hidden className={value === null ? "spinner animate-spin" : undefined}>
        <circle cx="13" cy="13" r={radius} fill="none" stroke="#ffffff40" strokeWidth="5" />
        <circle
          cx="13"
          cy="13"
          r={radius}
          fill="none"
          stroke="var(--acc)"
          strokeWidth="5"
          strokeDasharray={`${share * around} ${around}`}
          transform="rotate(-90 13 13)"
        />
      </svg>
    </span>
  );
}
