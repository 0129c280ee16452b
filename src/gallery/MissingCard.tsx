import clsx from "clsx";
import { CloudOff, CloudDownload, ExternalLink, FileInput, RotateCw, Trash2, type LucideIcon } from "lucide-react";
import { useState, type DragEvent } from "react";
import { isMendable, isPassing } from "../engines/passing";
import { useLanguage, useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { Spinner } from "../ui/Spinner";
import { CardLink } from "./CardLink";
import { useHidden } from "./hiddenImages";
import { chooseSavedFile, deleteMissing, takeSavedFile, tryMissingAgain } from "./missingCommands";
import type { ShownMissing } from "./runGroups";
import { expiryOf } from "./serviceExpiry";
import { expiryText, missingReason } from "./serviceWords";
import { ShowButton } from "./ShowButton";
import { useNow } from "./useNow";
import { focusBeside } from "./useRoving";

interface MissingCardProps {
  readonly shown: ShownMissing;
  readonly cardKey: string;
  readonly tabIndex: 0 | -1;
  /** Room for words on the buttons. */
  readonly large: boolean;
  readonly className?: string;
}

/** An image that was made and is only at the service: it is seen if its host allows that, and there are three ways to bring it here. */
export function MissingCard({ shown, cardKey, tabIndex, large, className }: MissingCardProps) {
  const t = useT();
  const language = useLanguage();
  const [isOver, setIsOver] = useState(false);
  const { run, missing, number } = shown;
  const expiry = expiryOf(run, useNow(60_000));
  const isGone = missing.code === "output-gone" || expiry?.kind === "gone";
  const Icon = isGone ? CloudOff : CloudDownload;
  const expiryLine = !isGone && expiry !== null && (
    <p className={clsx(!large && "text-micro whitespace-nowrap", expiry.kind === "kept" ? "text-t3" : "text-warn")}>
      {expiryText(t, expiry, language)}
    </p>
  );
  const dragging = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setIsOver(true);
  };
  const drop = (event: DragEvent): void => {
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    // The page takes what nobody else takes, as its photo.
    event.preventDefault();
    void takeSavedFile(shown, file);
  };
  return (
    <div
      role="listitem"
      data-card={cardKey}
      {...(isGone ? {} : { onDragEnter: dragging, onDragOver: dragging, onDragLeave: () => setIsOver(false), onDrop: drop })}
      className={clsx(
        "relative flex shrink-0 overflow-hidden bg-bg2 ring-1 ring-inset",
        isOver ? "ring-acc-edge" : "ring-line2",
        className,
      )}
    >
      {!isGone && missing.url !== null && (
        <MissingPicture key={missing.url} shown={shown} url={missing.url} cardKey={cardKey} large={large} />
      )}
      <div
        className={clsx(
          "flex min-h-0 min-w-0 grow flex-col",
          large ? "gap-2 p-3" : "py-1 pr-1.5 pl-2.5 max-desk:flex-row max-desk:items-center max-desk:gap-2",
        )}
      >
        <div className="flex max-h-full min-h-0 min-w-0 grow flex-col gap-0.5 overflow-y-auto text-label break-words text-t2">
          <p className={clsx("flex items-center gap-1.5 font-semibold", isGone ? "text-t2" : "text-warn")}>
            <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
            {t(isGone ? "cards.missing.goneTitle" : "cards.missing.title", { number })}
          </p>
          <p>{isOver ? t("cards.missing.drop") : missingReason(t, missing, isGone)}</p>
          {large && expiryLine}
        </div>
        <div
          className={clsx(
            "flex shrink-0 items-center justify-between gap-x-2",
            !large && "text-label max-desk:flex-col max-desk:items-end",
          )}
        >
          <Actions shown={shown} isGone={isGone} tabIndex={tabIndex} large={large} />
          {!large && expiryLine}
        </div>
      </div>
    </div>
  );
}

/** Without `crossorigin`, for a host that forbids pages to read may still be looked at. Not there when it does not load. */
function MissingPicture({
  shown,
  url,
  cardKey,
  large,
}: {
  readonly shown: ShownMissing;
  readonly url: string;
  readonly cardKey: string;
  readonly large: boolean;
}) {
  const t = useT();
  const [isBroken, setIsBroken] = useState(false);
  const { missing, number } = shown;
  const isHidden = useHidden(cardKey, missing.nsfw);
  if (isBroken) return null;
  return (
    <div className={clsx("relative shrink-0 overflow-hidden bg-bg3", large ? "min-h-30 w-2/5" : "aspect-square h-full")}>
      <img
        src={url}
        alt={t(isHidden ? "cards.hidden.altMissing" : "cards.missing.alt", { number })}
        referrerPolicy="no-referrer"
        draggable={false}
        onError={() => setIsBroken(true)}
        className={clsx("absolute inset-0 size-full object-cover", isHidden && "scale-125 blur-2xl")}
      />
      {isHidden && <ShowButton cardKey={cardKey} />}
    </div>
  );
}

interface ActionsProps {
  readonly shown: ShownMissing;
  readonly isGone: boolean;
  readonly tabIndex: 0 | -1;
  readonly large: boolean;
}

/** First what most likely helps: where only the network failed that is another try, else the file. */
function Actions({ shown, isGone, tabIndex, large }: ActionsProps) {
  const t = useT();
  const [isTrying, setIsTrying] = useState(false);
  const { missing } = shown;
  const isRetried = isPassing(missing) || isMendable(missing);
  const tryAgain = (): void => {
    setIsTrying(true);
    void tryMissingAgain(shown).finally(() => setIsTrying(false));
  };
  const main = { "data-main": true, tabIndex } as const;
  const other = { "data-action": true, tabIndex: -1 } as const;
  const again = { icon: RotateCw, label: t("cards.missing.tryAgain"), onClick: tryAgain };
  const file = { icon: FileInput, label: t("cards.missing.bringIn"), onClick: () => chooseSavedFile(shown) };
  const [first, second] = isRetried ? [again, file] : [file, again];
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1">
      {!isGone && (
        <>
          <Action {...first} place={main} worded={large} />
          {missing.url !== null && (
            <CardLink href={missing.url} icon={ExternalLink} label={t("cards.missing.openTab")} main={null} worded={false} />
          )}
          <Action {...second} place={other} worded={false} />
        </>
      )}
      <IconButton
        {...(isGone ? main : other)}
        size="bar"
        icon={Trash2}
        label={t("gallery.delete")}
        onClick={(event) => {
          focusBeside(event.currentTarget);
          void deleteMissing(shown);
        }}
      />
      {isTrying && (
        <span role="status" className="flex items-center gap-1.5 text-label text-t3">
          <Spinner size={14} />
          <span className={clsx(!large && "sr-only")}>{t("cards.missing.trying")}</span>
        </span>
      )}
    </div>
  );
}

interface ActionProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onClick: () => void;
  readonly place: { readonly tabIndex: 0 | -1 };
  readonly worded: boolean;
}

function Action({ icon, label, onClick, place, worded }: ActionProps) {
  if (!worded) return <IconButton {...place} size="bar" icon={icon} label={label} onClick={onClick} />;
  return (
    <Button {...place} size="bar" icon={icon} onClick={onClick}>
      {label}
    </Button>
  );
}
