import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, Ref } from "react";
import { Tooltip, type TooltipProps } from "./Tooltip";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  readonly icon: LucideIcon;
  /** The accessible name, shown as the tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly tooltipSide?: TooltipProps["side"];
  /** Makes it a toggle. */
  readonly pressed?: boolean;
  /** 28 × 28, 32 × 32 or 40 × 36; 44 under a coarse pointer. */
  readonly size?: "bar" | "md" | "tool";
  readonly ref?: Ref<HTMLButtonElement>;
}

const sizes = { bar: "size-7 rounded-ctl", md: "size-8 rounded-field", tool: "h-9 w-10 rounded-field" };

/** A button that is only an icon. */
export function IconButton({ icon: Icon, label, shortcut, tooltipSide, pressed, size = "md", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} {...(tooltipSide === undefined ? {} : { side: tooltipSide })}>
      <button
        type="button"
        aria-label={label}
        {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
        className={clsx(
          "inline-flex shrink-0 items-center justify-center transition-colors touch:min-h-11 touch:min-w-11",
          "disabled:cursor-default disabled:opacity-45",
          pressed === true ? "bg-bg4 text-t1" : "text-t2 not-disabled:hover:bg-bg3 not-disabled:hover:text-t1",
          sizes[size],
          className,
        )}
        {...rest}
      >
        <Icon aria-hidden size={size === "bar" ? 16 : 18} strokeWidth={1.75} />
      </button>
    </Tooltip>
  );
}
