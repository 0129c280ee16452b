import { CircleQuestionMark } from "lucide-react";
import { Tooltip as Radix } from "radix-ui";
import { useState } from "react";

/** A small mark that explains its neighbour in one line, on hover, focus, click and touch. */
export function HelpTip({ label, text }: { readonly label: string; readonly text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Radix.Root open={open} onOpenChange={setOpen} disableHoverableContent>
      <Radix.Trigger asChild>
        <button
          type="button"
          aria-label={label}
          // Radix closes on press; under a finger the press is the only way to read it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={(event) => {
            event.preventDefault();
            setOpen(true);
          }}
          className="relative inline-flex size-4 items-center justify-center rounded-full text-t3 transition-colors before:absolute before:-inset-1 hover:text-t1 touch:before:-inset-3.5"
        >
          <CircleQuestionMark aria-hidden size={13} strokeWidth={1.75} />
        </button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side="top"
          sideOffset={6}
          collisionPadding={8}
          className="pointer-events-none z-50 max-w-64 rounded-field bg-t1 px-2.5 py-1.5 text-label font-medium text-bg1 shadow-float"
        >
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
