import clsx from "clsx";
import { SquareSplitHorizontal } from "lucide-react";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { capturePointer } from "./capturePointer";
import { dividerAt, dividerFor, seenPhoto } from "./divider";
import type { ResultScene } from "./resultScene";
import { setDivider, shownMode, useView, viewState } from "./viewStore";

/** Two per cent a key, ten with Shift. */
const steps = { small: 0.02, large: 0.1 } as const;

/** What stands over the photos in Compare: their names, and the divider between them. */
export function CompareOverlay({ scene }: { readonly scene: ResultScene }) {
  const isCompare = useView((state) => shownMode(state) === "compare");
  const view = useView((state) => (isCompare ? state : null));
  const t = useT();
  if (view === null) return null;
  const seen = seenPhoto(view);
  const x = dividerAt(view);
  const top = Math.max(seen.top, 0);
  return (
    <div className="pointer-events-none absolute inset-0 overflow-hidden">
      <Name
        text={view.peek ? t("editor.original") : scene.leftLabel}
        style={{ left: seen.left + 12, top: top + 12, maxWidth: Math.max(0, x - seen.left - 24) }}
      />
      <Name
        text={view.peek ? t("editor.original") : scene.rightLabel}
        style={{ left: x + 12, top: top + 12, width: Math.max(0, seen.right - x - 24) }}
        isAtEnd
      />
      <Divider x={x} top={seen.top} height={Math.max(0, seen.bottom - seen.top)} />
    </div>
  );
}

function Name({
  text,
  style,
  isAtEnd = false,
}: {
  readonly text: string;
  readonly style: React.CSSProperties;
  readonly isAtEnd?: boolean;
}) {
  return (
    <div className={clsx("absolute flex overflow-hidden", isAtEnd && "justify-end")} style={style}>
      <span className="rounded-ctl bg-[#0d0e10d9] px-2.5 py-1 text-label font-medium whitespace-nowrap text-white">{text}</span>
    </div>
  );
}

function Divider({ x, top, height }: { readonly x: number; readonly top: number; readonly height: number }) {
  const t = useT();
  const language = useLanguage();
  const divider = useView((state) => state.divider);
  /** From the pointer to the line, so that the line does not jump under the finger. */
  const grip = useRef<number | null>(null);

  const press = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    grip.current = dividerAt(viewState()) - event.clientX;
    capturePointer(event.currentTarget, event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (grip.current !== null) setDivider(dividerFor(event.clientX + grip.current, viewState()));
  };
  const release = (): void => {
    grip.current = null;
  };
  const key = (event: KeyboardEvent<HTMLDivElement>): void => {
    const to = keyTarget(event, viewState().divider);
    if (to === null) return;
    event.preventDefault();
    setDivider(to);
  };

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("editor.divider")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(divider * 100)}
      aria-valuetext={formatPercent(divider, language)}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={release}
      onLostPointerCapture={release}
      onKeyDown={key}
      onDoubleClick={() => setDivider(0.5)}
      className="group pointer-events-auto absolute flex w-11 -translate-x-1/2 cursor-ew-resize touch-none items-center justify-center outline-none"
      style={{ left: x, top, height }}
    >
      <span aria-hidden className="absolute inset-y-0 w-[2px] bg-white shadow-[0_0_0_1px_#00000059]" />
      <span
        aria-hidden
        className="relative flex size-9 items-center justify-center rounded-full bg-white text-[#15181b] shadow-[0_2px_10px_#00000066] group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-acc-edge"
      >
        <SquareSplitHorizontal size={18} strokeWidth={1.75} />
      </span>
    </div>
  );
}

function keyTarget(event: KeyboardEvent, divider: number): number | null {
  const step = event.shiftKey ? steps.large : steps.small;
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowDown":
      return divider - step;
    case "ArrowRight":
    case "ArrowUp":
      return divider + step;
    case "Home":
      return 0;
    case "End":
      return 1;
    default:
      return null;
  }
}
