import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { Tooltip } from "../ui/Tooltip";

interface CardLinkProps {
  readonly href: string;
  readonly icon: LucideIcon;
  readonly label: string;
  /** The card's first control; otherwise one that is reached with ↓. */
  readonly main: { readonly tabIndex: 0 | -1 } | null;
  /** With its words; otherwise they are its tooltip. */
  readonly worded: boolean;
}

/** Leads out of the page, in a tab of its own, which is told nothing of this one. */
export function CardLink({ href, icon: Icon, label, main, worded }: CardLinkProps) {
  const link = (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      referrerPolicy="no-referrer"
      {...(main === null ? { "data-action": true, tabIndex: -1 } : { "data-main": true, tabIndex: main.tabIndex })}
      {...(worded ? {} : { "aria-label": label })}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-ctl font-medium transition-colors touch:min-h-11",
        worded ? "min-h-7 bg-bg3 px-2 py-1 text-t1 hover:bg-bg4" : "size-7 text-t2 hover:bg-bg3 hover:text-t1 touch:min-w-11",
      )}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      {worded && label}
    </a>
  );
  return worded ? link : <Tooltip text={label}>{link}</Tooltip>;
}
