import clsx from "clsx";
import { Check } from "lucide-react";
import { Suspense, useEffect, useId, useRef, type ReactNode } from "react";
import { useT } from "../i18n/i18n";
import { useHidden } from "./hiddenImages";
import { EarlierMark } from "./lazyCards";
import { maskFocus } from "./maskFocus";
import { altText } from "./resultWords";
import type { ShownOutput } from "./runGroups";
import { ShowButton } from "./ShowButton";
import { useBlobUrl } from "./useBlobUrl";

interface ResultCardProps {
  readonly shown: ShownOutput;
  readonly chosen: boolean;
  readonly tabIndex: 0 | -1;
  readonly onChoose: (shown: ShownOutput) => void;
  readonly children: ReactNode;
  readonly className?: string;
  /** With a box to tick instead of the number. */
  readonly ticked?: boolean;
  readonly onTick?: (shown: ShownOutput) => void;
}

/** One result: its picture, its number or its box, and what its parent lays over it. */
export function ResultCard({ shown, chosen, tabIndex, onChoose, children, className, ticked, onTick }: ResultCardProps) {
  const t = useT();
  const card = useRef<HTMLDivElement>(null);
  const { run, output, number } = shown;
  const picture = useBlobUrl(output.thumbHash);
  const isHidden = useHidden(output.id, output.nsfw);
  const mainId = useId();

  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [chosen]);

  return (
    <div
      ref={card}
      role="listitem"
      data-card={output.id}
      aria-current={chosen ? "true" : undefined}
      className={clsx(
        "group @container relative shrink-0 scroll-m-12 bg-bg2",
        (chosen || ticked === true) && "outline-2 outline-offset-2 outline-acc-edge outline-solid",
        className,
      )}
    >
      <button
        type="button"
        id={mainId}
        data-main
        tabIndex={tabIndex}
        aria-label={t("gallery.show", { number })}
        onClick={() => onChoose(shown)}
        className="absolute inset-0 rounded-[inherit] focus-visible:outline-offset-4"
      />
      {/* The picture is no part of the button, whose content assistive technology would not see; a press on it is one on the button. */}
      <label htmlFor={mainId} className="absolute inset-0 cursor-pointer overflow-hidden rounded-[inherit]">
        <img
          src={picture ?? undefined}
          alt={isHidden ? t("cards.hidden.alt", { number }) : altText(t, run.params.prompt, number)}
          draggable={false}
          style={{ objectPosition: maskFocus(run.photo, run.mask.rect, 3 / 2) }}
          className={clsx("size-full rounded-[inherit] object-cover", isHidden && "scale-125 blur-2xl")}
        />
      </label>
      {isHidden && <ShowButton cardKey={output.id} />}
      {run.earlier !== undefined && (
        <Suspense fallback={null}>
          <EarlierMark />
        </Suspense>
      )}
      {onTick === undefined ? (
        <span
          aria-hidden
          className="pointer-events-none absolute top-1.5 left-1.5 rounded-ctl bg-[#101214d9] px-1.5 text-micro font-semibold text-white tnum"
        >
          {number}
        </span>
      ) : (
        <label className="absolute top-0 left-0 z-10 flex size-11 items-center justify-center">
          <input
            type="checkbox"
            data-action
            tabIndex={-1}
            checked={ticked === true}
            aria-label={t("gallery.select", { number })}
            onChange={() => onTick(shown)}
            className="peer absolute inset-0 size-full opacity-0"
          />
          <span
            aria-hidden
            className={clsx(
              "pointer-events-none flex size-[22px] items-center justify-center rounded-ctl border-2 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-acc-edge",
              ticked === true ? "border-acc bg-acc text-on-acc" : "border-[#ffffffd9] bg-[#00000066]",
            )}
          >
            {ticked === true && <Check size={15} strokeWidth={2.5} />}
          </span>
        </label>
      )}
      {children}
    </div>
  );
}
