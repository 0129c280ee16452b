import clsx from "clsx";
import { useEffect, useRef, type CSSProperties } from "react";
import { nearestNumber } from "../lib/numberDraft";

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where a double click goes back to. */
  readonly defaultValue?: number;
  readonly onChange: (value: number) => void;
  /** At the end of a drag or after a key. */
  readonly onCommit?: (value: number) => void;
  readonly orientation?: "horizontal" | "vertical";
  readonly showLabel?: boolean;
  /** What assistive technology reads instead of the bare number. */
  readonly valueText?: string;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** A native range. The wheel changes it only while it has focus and the pointer is over it. */
export function Slider(props: SliderProps) {
  const { label, value, min, max, step, defaultValue, onChange, onCommit, orientation = "horizontal", showLabel = false } = props;
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const element = input.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      if (globalThis.document.activeElement !== element || event.ctrlKey) return;
      event.preventDefault();
      const next = nearestNumber(element.valueAsNumber - Math.sign(event.deltaY) * step, { min, max, step });
      onChange(next);
      onCommit?.(next);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [min, max, step, onChange, onCommit]);

  // The thumb's centre does not reach the ends of the track: the filled part ends under it.
  const share = max === min ? 0 : (value - min) / (max - min);
  const style = { "--share": `calc(${share} * (100% - var(--thumb)) + var(--thumb) / 2)` } as CSSProperties;
  const range = (
    <input
      ref={input}
      type="range"
      aria-label={label}
      aria-orientation={orientation}
      {...(props.valueText === undefined ? {} : { "aria-valuetext": props.valueText })}
      className={clsx("slider", orientation === "horizontal" && "w-full", !showLabel && props.className)}
      data-orientation={orientation}
      style={style}
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={props.disabled ?? false}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      onPointerUp={(event) => onCommit?.(event.currentTarget.valueAsNumber)}
      onKeyUp={(event) => onCommit?.(event.currentTarget.valueAsNumber)}
      onDoubleClick={() => {
        if (defaultValue === undefined) return;
        onChange(defaultValue);
        onCommit?.(defaultValue);
      }}
    />
  );
  if (!showLabel) return range;
  return (
    <span className={clsx("flex items-center gap-3", props.className)}>
      <span aria-hidden className="shrink-0 text-label font-medium text-t2">
        {label}
      </span>
      {range}
    </span>
  );
}
