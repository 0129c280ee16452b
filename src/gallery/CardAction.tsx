import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { Tooltip } from "../ui/Tooltip";

interface CardActionProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onAction: (button: HTMLButtonElement) => void;
  /** White with its words, where there is room: the one thing most wanted. */
  readonly worded?: boolean;
}

/** A small button on a picture: the same dark glass in both themes, as pictures have no theme. Reached with ↓ from its card. */
export function CardAction({ icon: Icon, label, onAction, worded = false }: CardActionProps) {
  const button = (
    <button
      type="button"
      data-action
      tabIndex={-1}
      aria-label={label}
      onClick={(event) => onAction(event.currentTarget)}
      className={clsx(
        "inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-ctl font-medium transition-colors touch:h-9",
        worded ? "bg-white px-2 text-label text-[#15181b] hover:bg-[#e9ecef]" : "w-7 bg-[#101214d9] text-white hover:bg-black touch:w-9",
      )}
    >
      <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
      {worded && <span className="truncate @max-[15rem]:hidden">{label}</span>}
    </button>
  );
  return worded ? button : <Tooltip text={label}>{button}</Tooltip>;
}
