import clsx from "clsx";
import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useDocument } from "../document/documentStore";
import { extendPhoto } from "../document/extendPhoto";
import { formatNumber } from "../i18n/format";
import { currentT, useLanguage, useT } from "../i18n/i18n";
import {
  extendedSize,
  extendedTo,
  extensionSides,
  isSameExtension,
  noExtension,
  overlapLimit,
  roomFor,
  type ExtensionSide,
} from "../image/extension";
import type { Size } from "../image/geometry";
import { announce } from "../ui/announce";
import { Button } from "../ui/Button";
import { HelpTip } from "../ui/HelpTip";
import { IconButton } from "../ui/IconButton";
import { NumberField } from "../ui/NumberField";
import { useSignal } from "../ui/signal";
import { Spinner } from "../ui/Spinner";
import { tellFailure } from "../ui/tellFailure";
import { AnchorGrid } from "./AnchorGrid";
import { changeDraft, extendDraft } from "./extendDraft";
import { extending } from "./extending";
import { ExtendRatios } from "./ExtendRatios";

/** How far the photo's edges are pulled outward, in numbers, by a ratio, or by hand on the stage; nothing is done until it is applied. */
export function ExtendPanel({ isPhone }: { readonly isPhone: boolean }) {
  const photo = useDocument((state) => state.photo);
  return photo === null ? null : <Panel key={photo.hash} photo={photo} isPhone={isPhone} />;
}

function close(): void {
  extending.set(false);
  document.querySelector<HTMLElement>('[role="application"]')?.focus();
}

function Panel({ photo, isPhone }: { readonly photo: Size; readonly isPhone: boolean }) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const { extension, anchor, overlap } = useSignal(extendDraft);
  const { isBusy, apply } = useApply(photo);
  const limit = overlapLimit(photo);

  useEffect(() => {
    form.current?.focus();
    const leave = (event: KeyboardEvent): void => {
      const { target } = event;
      const isHere = target === document.body || (target instanceof Node && form.current?.contains(target) === true);
      if (event.key !== "Escape" || event.defaultPrevented || !isHere) return;
      event.preventDefault();
      close();
    };
    window.addEventListener("keydown", leave);
    return () => {
      window.removeEventListener("keydown", leave);
      changeDraft({ extension: noExtension });
    };
  }, []);

  const side = (name: ExtensionSide) => (
    <NumberField
      label={t(`extend.${name}`)}
      hideLabel
      prefix={arrows[name]}
      value={extension[name]}
      min={0}
      max={roomFor(name, photo, extension)}
      step={1}
      bigStep={10}
      onChange={(value) => value !== null && changeDraft({ extension: extendedTo(photo, extension, { [name]: value }) })}
    />
  );
  return (
    <form
      ref={form}
      noValidate
      tabIndex={-1}
      aria-label={t("extend.title")}
      // Below the stage, which it must not cover.
      style={isPhone ? { maxHeight: "calc(100dvh - 21.5rem)", paddingBottom: "calc(env(safe-area-inset-bottom) + 12px)" } : {}}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      className={clsx(
        "flex animate-appear flex-col gap-3 bg-bg1 p-3 shadow-float outline-none",
        isPhone ? "fixed inset-x-0 bottom-0 z-30 overflow-y-auto rounded-float border-t border-line" : "w-84 rounded-float",
      )}
    >
      <div className="flex items-center justify-between">
        <h2 className="font-semibold">{t("extend.title")}</h2>
        <IconButton icon={X} label={t("extend.cancel")} size="bar" onClick={close} />
      </div>
      <ExtendRatios photo={photo} />
      <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-2">
        <div className="col-start-2">{side("top")}</div>
        <div className="col-start-1">{side("left")}</div>
        <AnchorGrid extension={extension} anchor={anchor} />
        {side("right")}
        <div className="col-start-2">{side("bottom")}</div>
      </div>
      <OverlapField value={Math.min(overlap, limit)} limit={limit} />
      <div className="flex items-center justify-between gap-3">
        <Outcome photo={photo} />
        <Button type="submit" disabled={isBusy || isSameExtension(extension, noExtension)} aria-busy={isBusy}>
          {isBusy && <Spinner size={14} />}
          {t("extend.apply")}
        </Button>
      </div>
    </form>
  );
}

const arrows: Readonly<Record<ExtensionSide, string>> = { left: "←", top: "↑", right: "→", bottom: "↓" };

function useApply(photo: Size): { readonly isBusy: boolean; readonly apply: () => void } {
  const [isBusy, setBusy] = useState(false);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);
  const apply = async (): Promise<void> => {
    const { extension, overlap } = extendDraft.get();
    if (isBusy || isSameExtension(extension, noExtension)) return;
    const controller = new AbortController();
    ending.current = controller;
    setBusy(true);
    try {
      await extendPhoto({ extension, overlap: Math.min(overlap, overlapLimit(photo)), signal: controller.signal });
      close();
      announce(currentT()("extend.done", { ...extendedSize(photo, extension) }));
    } catch (thrown) {
      tellFailure(thrown);
      setBusy(false);
    }
  };
  return { isBusy, apply: () => void apply() };
}

function OverlapField({ value, limit }: { readonly value: number; readonly limit: number }) {
  const t = useT();
  return (
    <div className="flex items-center gap-3">
      <span className="flex grow items-center gap-1.5 text-label font-medium text-t2">
        {t("extend.overlap")}
        <HelpTip label={t("params.help", { label: t("extend.overlap") })} text={t("extend.overlapHelp")} />
      </span>
      <span id="extend-overlap" hidden>
        {t("extend.overlapHelp")}
      </span>
      <NumberField
        label={t("extend.overlap")}
        hideLabel
        describedBy="extend-overlap"
        value={value}
        min={0}
        max={limit}
        step={1}
        bigStep={10}
        unit="px"
        onChange={(next) => next !== null && changeDraft({ overlap: next })}
        className="w-22 shrink-0"
      />
    </div>
  );
}

/** How large the photo becomes; and why it becomes no larger. */
function Outcome({ photo }: { readonly photo: Size }) {
  const t = useT();
  const language = useLanguage();
  const { extension } = useSignal(extendDraft);
  const { width, height } = extendedSize(photo, extension);
  const isFull = extensionSides.some((side) => roomFor(side, photo, extension) <= extension[side]);
  const isNone = isSameExtension(extension, noExtension);
  const megapixels = formatNumber((width * height) / 1e6, language, 1);
  return (
    <p role="status" className="text-label text-t2 tnum">
      {isNone ? t("extend.pull") : t("extend.becomes", { width, height, megapixels })}
      {isFull && ` ${t("extend.full")}`}
    </p>
  );
}
