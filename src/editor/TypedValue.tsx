import clsx from "clsx";
import { useRef, useState } from "react";

interface TypedValueProps {
  /** What the value is, for the field that opens. */
  readonly label: string;
  /** The value as it stands there. */
  readonly text: string;
  readonly value: number;
  readonly onType: (value: number) => void;
  /** A button's name; by default label and text. */
  readonly buttonLabel?: string;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** A value that turns into a field on a double click, Enter or Space. Enter takes what was typed, Escape leaves it as it was. */
export function TypedValue({ label, text, value, onType, buttonLabel, disabled = false, className }: TypedValueProps) {
  const [isTyping, setTyping] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const finish = (typed: string | null): void => {
    setTyping(false);
    const number = typed === null ? Number.NaN : Number.parseFloat(typed.replace(",", "."));
    if (Number.isFinite(number)) onType(number);
  };
  if (isTyping) {
    return (
      <input
        aria-label={label}
        autoFocus
        inputMode="numeric"
        defaultValue={value}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => finish(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "Escape") return;
          event.stopPropagation();
          finish(event.key === "Enter" ? event.currentTarget.value : null);
        }}
        className={clsx("w-12 rounded-ctl bg-bg2 text-center font-medium text-t1 tnum", className)}
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      aria-label={buttonLabel ?? `${label}: ${text}`}
      disabled={disabled}
      onDoubleClick={() => setTyping(true)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        setTyping(true);
      }}
      className={clsx("cursor-text font-medium text-t1 tnum disabled:opacity-45", className)}
    >
      {text}
    </button>
  );
}
