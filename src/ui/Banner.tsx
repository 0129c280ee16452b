import clsx from "clsx";
import { CircleAlert, Info, TriangleAlert, X, type LucideIcon } from "lucide-react";
import { useT } from "../i18n/i18n";
import { Button } from "./Button";

export interface BannerProps {
  readonly tone: "err" | "warn" | "info";
  readonly title: string;
  readonly text?: string | undefined;
  readonly icon?: LucideIcon;
  readonly action?: { readonly label: string; readonly onAction: () => void } | undefined;
  readonly onDismiss?: (() => void) | undefined;
}

const tones = { err: "bg-err-soft", warn: "bg-warn-soft", info: "bg-info-soft" };
const marks = { err: "text-err", warn: "text-warn", info: "text-info" };
const icons = { err: TriangleAlert, warn: CircleAlert, info: Info };

/** A state of the page that lasts: what happened, then what to do. */
export function Banner({ tone, title, text, icon, action, onDismiss }: BannerProps) {
  const t = useT();
  const Icon = icon ?? icons[tone];
  return (
    <div className={clsx("flex animate-appear flex-wrap items-start gap-x-3 gap-y-2 rounded-field p-3", tones[tone])}>
      <Icon aria-hidden size={18} strokeWidth={1.75} className={clsx("mt-px shrink-0", marks[tone])} />
      <div className="min-w-40 grow basis-0 wrap-anywhere">
        <p className="font-semibold">{title}</p>
        {text !== undefined && <p className="text-label text-t2">{text}</p>}
      </div>
      {action !== undefined && (
        <Button size="bar" onClick={action.onAction}>
          {action.label}
        </Button>
      )}
      {onDismiss !== undefined && (
        <button
          type="button"
          aria-label={t("ui.dismiss")}
          onClick={onDismiss}
          className="flex size-7 shrink-0 items-center justify-center rounded-ctl text-t2 hover:bg-bg3 hover:text-t1 touch:size-11"
        >
          <X aria-hidden size={16} strokeWidth={1.75} />
        </button>
      )}
    </div>
  );
}
