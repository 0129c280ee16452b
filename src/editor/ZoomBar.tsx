import { Columns2, Minus, Plus } from "lucide-react";
import { formatNumber } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { zoomOf } from "../image/viewport";
import { Button } from "../ui/Button";
import { Kbd } from "../ui/Kbd";
import { capturePointer } from "./capturePointer";
import { CommandButton } from "./CommandButton";
import { actualSizeCommand, fitCommand, zoomInCommand, zoomOutCommand, type EditorCommand } from "./editorCommands";
import { TypedValue } from "./TypedValue";
import { setPeek, useView, zoomTo } from "./viewStore";

/** Zoom, and the original while it is held. */
export function ZoomBar() {
  return (
    <div className="flex items-center rounded-float bg-bg1 p-1 shadow-float">
      <CommandButton command={zoomOutCommand} icon={Minus} size="bar" tooltipSide="top" />
      <ZoomValue />
      <CommandButton command={zoomInCommand} icon={Plus} size="bar" tooltipSide="top" />
      <Rule />
      <WordButton command={fitCommand} />
      <WordButton command={actualSizeCommand} />
      <Rule />
      <HoldForOriginal />
    </div>
  );
}

/** By itself: it is all that changes in every frame of a zoom. */
function ZoomValue() {
  const t = useT();
  const language = useLanguage();
  const percent = useView((state) => Math.round(zoomOf(state.viewport, state.around.dpr) * 100));
  const text = `${formatNumber(percent, language, 0)} %`;
  return (
    <TypedValue
      label={t("editor.zoom")}
      buttonLabel={t("editor.zoomValue", { percent: text })}
      text={text}
      value={percent}
      onType={(typed) => zoomTo(typed / 100)}
      className="min-w-14 text-center text-body"
    />
  );
}

function WordButton({ command }: { readonly command: EditorCommand }) {
  const t = useT();
  const label = command.label(t);
  return (
    <Button variant="ghost" size="bar" aria-label={label} onClick={command.run} end={<KeyHint keys={command.chords[0]} />}>
      {label}
    </Button>
  );
}

/** Shows the original as long as it is pressed, by pointer or by key. */
function HoldForOriginal() {
  const t = useT();
  const peek = useView((state) => state.peek);
  return (
    <Button
      variant="ghost"
      size="bar"
      icon={Columns2}
      aria-label={t("editor.holdOriginal")}
      aria-pressed={peek}
      end={<KeyHint keys={"\\"} />}
      onPointerDown={(event) => {
        capturePointer(event.currentTarget, event.pointerId);
        setPeek(true);
      }}
      onPointerUp={() => setPeek(false)}
      onLostPointerCapture={() => setPeek(false)}
      onKeyDown={(event) => {
        if (event.key === " " || event.key === "Enter") setPeek(true);
      }}
      onKeyUp={() => setPeek(false)}
      onBlur={() => setPeek(false)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {t("editor.holdOriginal")}
    </Button>
  );
}

/** Only where there is a keyboard and room for it. */
function KeyHint({ keys }: { readonly keys: string | undefined }) {
  return keys === undefined ? null : <Kbd keys={keys} className="hidden desk:inline" />;
}

function Rule() {
  return <span aria-hidden className="mx-2 h-5 w-px bg-line" />;
}
