import clsx from "clsx";
import { Check, type LucideIcon } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton, type IconButtonProps } from "./IconButton";
import { Kbd } from "./Kbd";

export interface MenuItem {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly onSelect: () => void;
  readonly disabled?: boolean;
  readonly shortcut?: string;
  readonly danger?: boolean;
  /** Makes it one of the marked items: on or off. */
  readonly checked?: boolean;
  /** A line above it. */
  readonly divided?: boolean;
}

export interface MenuProps {
  /** The accessible name of the button. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly items: readonly MenuItem[];
  /** Something is likely to be chosen soon. */
  readonly onOpen?: (() => void) | undefined;
  /** Instead of the icon button: one element that takes a ref and events. */
  readonly trigger?: ReactNode;
  readonly size?: "bar" | "md" | "tool";
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly tooltipSide?: IconButtonProps["tooltipSide"];
  readonly align?: "start" | "center" | "end";
  readonly className?: string;
}

/** A button with a menu. Not modal: Radix would inject a style element for that, which the page's policy forbids. */
export function Menu({
  label,
  icon,
  items,
  onOpen,
  trigger,
  size = "bar",
  side = "bottom",
  align = "end",
  tooltipSide,
  className,
}: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} onOpenChange={(isOpen) => isOpen && onOpen?.()}>
      <DropdownMenu.Trigger asChild>
        {trigger ?? (
          <IconButton
            icon={icon}
            label={label}
            size={size}
            {...(className === undefined ? {} : { className })}
            {...(tooltipSide === undefined ? {} : { tooltipSide })}
          />
        )}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-40 max-h-[var(--radix-dropdown-menu-content-available-height)] max-w-80 min-w-44 animate-appear overflow-auto rounded-run bg-bg1 p-1 shadow-float ring-1 ring-line"
        >
          {items.map((item) => (
            <Item key={item.label} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ item }: { readonly item: MenuItem }) {
  const className = clsx(
    "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-ctl px-2 py-1 outline-none data-highlighted:bg-bg3 touch:min-h-11",
    "data-disabled:cursor-default data-disabled:opacity-45",
    item.danger === true ? "text-err" : "text-t1",
  );
  const content = (
    <>
      {item.checked !== undefined && <Check aria-hidden size={16} strokeWidth={1.75} className={clsx(!item.checked && "invisible")} />}
      {item.icon !== undefined && <item.icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0 opacity-80" />}
      <span className="grow wrap-anywhere">{item.label}</span>
      {item.shortcut !== undefined && <Kbd keys={item.shortcut} className="ml-4" />}
    </>
  );
  return (
    <>
      {item.divided === true && <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />}
      {item.checked === undefined ? (
        <DropdownMenu.Item className={className} disabled={item.disabled ?? false} onSelect={item.onSelect}>
          {content}
        </DropdownMenu.Item>
      ) : (
        <DropdownMenu.CheckboxItem className={className} disabled={item.disabled ?? false} checked={item.checked} onSelect={item.onSelect}>
          {content}
        </DropdownMenu.CheckboxItem>
      )}
    </>
  );
}
