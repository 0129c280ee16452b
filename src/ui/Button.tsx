import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";

type ButtonVariant = "primary" | "secondary" | "outline" | "ghost" | "danger";
type ButtonSize = "bar" | "md" | "run";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: ButtonVariant;
  /** 28, 32 or 44 px high; 44 everywhere under a coarse pointer. */
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon;
  /** At the right end: a key hint, a price. */
  readonly end?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

const looks: Record<ButtonVariant, string> = {
  primary:
    "bg-acc text-on-acc font-semibold ring-1 ring-acc-edge/60 hover:bg-acc-hover active:bg-acc-press disabled:bg-bg3 disabled:text-t3 disabled:ring-0",
  secondary: "bg-bg3 text-t1 hover:bg-bg4",
  outline: "border border-ctl text-t1 hover:bg-bg3",
  ghost: "text-t2 hover:bg-bg3 hover:text-t1",
  danger: "bg-err-soft text-err hover:bg-err/20",
};
const sizes: Record<ButtonSize, string> = {
  bar: "min-h-7 rounded-ctl px-2 py-1 gap-1.5 text-body touch:min-h-11",
  md: "min-h-8 rounded-field px-3 py-1.5 gap-2 text-body touch:min-h-11",
  run: "min-h-11 rounded-run px-4 py-2 gap-2.5 text-brand",
};

/** A button with words. Primary is the one lime action of the screen. */
export function Button({
  variant = "secondary",
  size = "md",
  icon: Icon,
  end,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type === "submit" ? "submit" : "button"}
      className={clsx(
        "inline-flex items-center justify-center text-left font-medium transition-[background-color,color,transform]",
        "not-disabled:active:scale-[.985] disabled:cursor-default",
        variant !== "primary" && "disabled:opacity-45",
        looks[variant],
        sizes[size],
        className,
      )}
      {...rest}
    >
      {Icon !== undefined && <Icon aria-hidden size={size === "run" ? 18 : 16} strokeWidth={1.75} className="shrink-0" />}
      {children}
      {end !== undefined && <span className="ml-auto flex shrink-0 items-center pl-2">{end}</span>}
    </button>
  );
}
