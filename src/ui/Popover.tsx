import { X } from "lucide-react";
import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./IconButton";

export interface PopoverProps {
  /** Its title and accessible name. */
  readonly title: string;
  readonly closeLabel: string;
  /** One element that takes a ref and events. */
  readonly trigger: ReactNode;
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly children: ReactNode;
}

/** A small panel beside its button. What lies under it can still be used: only its button, its cross and Escape close it. */
export function Popover({ title, closeLabel, trigger, side = "bottom", children }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={title}
          side={side}
          align="start"
          alignOffset={-96}
          sideOffset={8}
          collisionPadding={8}
          // Itself rather than its cross, whose tooltip would lie over it.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onInteractOutside={(event) => event.preventDefault()}
          className="z-40 max-h-[var(--radix-popover-content-available-height)] w-80 max-w-[calc(100vw-16px)] animate-appear overflow-auto rounded-float bg-bg1 p-3 shadow-float ring-1 ring-line outline-none"
        >
          <div className="mb-2 flex items-center justify-between">
            <h2 className="font-semibold">{title}</h2>
            <Radix.Close asChild>
              <IconButton size="bar" icon={X} label={closeLabel} />
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
