import clsx from "clsx";
import { Move } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, type CSSProperties, type PointerEvent } from "react";
import { watchParts } from "../document/countParts";
import { useDocument } from "../document/documentStore";
import { usePlannedRegions, type PlannedRegion } from "../document/documentRegion";
import { plannedSizes } from "../document/plannedSizes";
import { useLanguage, useT } from "../i18n/i18n";
import type { Corner } from "../image/frame";
import type { Rect, Size } from "../image/geometry";
import { usePreferences } from "../settings/preferencesStore";
import { useSignal } from "../ui/signal";
import { dragFrame } from "./frameDragging";
import { extending } from "./extending";
import { regionFactor, regionScale } from "./regionScale";
import { boxOf, type Box } from "./stageBox";
import { onViewChange, shownMode, useView, viewState } from "./viewStore";

/**
 * The region as a frame over the photo, to be dragged by its border or its label and resized by its corners; the form has the same for the
 * keyboard. Plain elements and no canvas of the drawing library: the browser would compose one more in every frame of a stroke, and only
 * these few grips may ever stand between the brush and the photo.
 */
export function FrameOverlay() {
  const isWanted = usePreferences((preferences) => preferences.showFrame);
  const isMask = useView((state) => shownMode(state) === "mask" && state.maskVisible && !state.peek);
  const regions = usePlannedRegions();
  const isWhole = useDocument((state) => state.region.mode === "whole");
  // While the photo is extended, what can be pulled is its own border.
  const isExtending = useSignal(extending);
  const t = useT();
  // Also when the frame is not wanted: price and time hang on the regions.
  useEffect(watchParts, []);
  useEffect(() => {
    const sizes = regions.map(({ size }) => size);
    // Most strokes move the region and leave its size.
    if (JSON.stringify(sizes) !== JSON.stringify(plannedSizes.get())) plannedSizes.set(sizes);
  }, [regions]);
  if (!isWanted || !isMask || isExtending || regions.length === 0) return null;
  return (
    <div role="group" aria-label={t("region.onStage")} className="pointer-events-none absolute inset-0 overflow-hidden">
      {regions.map((region) => (
        <Frame
          key={regions.length === 1 ? "all" : `${region.rect.x} ${region.rect.y}`}
          region={region}
          isFixed={isWhole || regions.length > 1}
        />
      ))}
    </div>
  );
}

/** Fixed frames are there to be seen. While the view moves the elements follow by variables of the style: React would go through all of them. */
function Frame({ region, isFixed }: { readonly region: PlannedRegion; readonly isFixed: boolean }) {
  const around = useView((state) => state.around);
  const place = useRef<HTMLDivElement>(null);
  const { rect } = region;
  useLayoutEffect(() => {
    const show = (): void => placeFrame(place.current, rect);
    show();
    return onViewChange((view, before) => (view.viewport !== before.viewport || view.around !== before.around) && show());
  }, [rect]);
  const press = (grip: Corner | "whole") => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    dragFrame(event.currentTarget, event.nativeEvent, grip, rect);
  };
  return (
    <div ref={place} className="contents">
      <div className="absolute shadow-[0_0_0_1px_#00000080,inset_0_0_0_1px_#ffffffcc]" style={frameBox}>
        {!isFixed && corners.map((corner) => <CornerMark key={corner} corner={corner} />)}
      </div>
      {!isFixed && (
        <>
          {sides.map((side) => (
            <Border key={side} side={side} isHidden={isAtEdge(side, rect, around.photo)} onPress={press("whole")} />
          ))}
          {corners.map((corner) => (
            <Grip key={corner} corner={corner} onPress={press(corner)} />
          ))}
        </>
      )}
      <Scale region={region} stage={around.stage} {...(isFixed ? {} : { onPress: press("whole") })} />
    </div>
  );
}

/** Tells the elements of a frame where it lies: CSS pixels of the stage, on whole device pixels. */
function placeFrame(element: HTMLElement | null, rect: Rect): void {
  const box = boxOf(rect, viewState());
  const label = labelPlace(box, viewState().around.stage);
  const places = { ...box, label: label.top, "label-left": label.left };
  for (const [name, value] of Object.entries(places)) element?.style.setProperty(`--frame-${name}`, `${value}px`);
}

const frameBox = {
  left: "var(--frame-left)",
  top: "var(--frame-top)",
  width: "var(--frame-width)",
  height: "var(--frame-height)",
} as const;
/** Where its sides are. */
const sideAt = {
  left: "var(--frame-left)",
  top: "var(--frame-top)",
  right: "var(--frame-left) + var(--frame-width)",
  bottom: "var(--frame-top) + var(--frame-height)",
} as const;

type Press = (event: PointerEvent) => void;

const sides = ["left", "top", "right", "bottom"] as const;
type Side = (typeof sides)[number];

/** Along the photo's own edge people paint from outside inwards: there the border takes no press. */
function isAtEdge(side: Side, rect: Rect, photo: Size): boolean {
  if (side === "left") return rect.x <= 0;
  if (side === "top") return rect.y <= 0;
  return side === "right" ? rect.x + rect.width >= photo.width : rect.y + rect.height >= photo.height;
}

/** CSS pixels on which the border takes a press of the mouse; a finger has the label. */
const borderGrip = 7;

function Border({ side, isHidden, onPress }: { readonly side: Side; readonly isHidden: boolean; readonly onPress: Press }) {
  if (isHidden) return null;
  const isUpright = side === "left" || side === "right";
  const start = `calc(${sideAt[side]} - ${borderGrip / 2}px)`;
  const style: CSSProperties = isUpright
    ? { ...frameBox, left: start, width: borderGrip }
    : { ...frameBox, top: start, height: borderGrip };
  return <div className="pointer-events-auto absolute cursor-move touch:hidden" style={style} onPointerDown={onPress} />;
}

const corners = ["nw", "ne", "sw", "se"] as const satisfies readonly Corner[];
const cornerEdges: Readonly<Record<Corner, readonly [Side, Side]>> = {
  nw: ["left", "top"],
  ne: ["right", "top"],
  sw: ["left", "bottom"],
  se: ["right", "bottom"],
};

/** What is seen of a corner. */
function CornerMark({ corner }: { readonly corner: Corner }) {
  const [across, down] = cornerEdges[corner];
  const line = "3px solid #fff";
  const style = {
    [across]: -1,
    [down]: -1,
    [across === "left" ? "borderLeft" : "borderRight"]: line,
    [down === "top" ? "borderTop" : "borderBottom"]: line,
  };
  return <span className="absolute size-3 drop-shadow-[0_0_1px_#000000b3]" style={style} />;
}

/** What is pressed of a corner lies mostly outside of the frame, where there is less to paint, and never outside of the stage. */
function Grip({ corner, onPress }: { readonly corner: Corner; readonly onPress: Press }) {
  const [across, down] = cornerEdges[corner];
  const along = (side: Side, isStart: boolean): string =>
    `clamp(0px, ${sideAt[side]} - ${isStart ? 0.7 : 0.3} * var(--grip), 100% - var(--grip))`;
  return (
    <div
      className="pointer-events-auto absolute touch-none [--grip:20px] touch:[--grip:44px]"
      style={{
        left: along(across, across === "left"),
        top: along(down, down === "top"),
        width: "var(--grip)",
        height: "var(--grip)",
        cursor: corner === "nw" || corner === "se" ? "nwse-resize" : "nesw-resize",
      }}
      onPointerDown={onPress}
    />
  );
}

interface ScaleProps {
  readonly region: PlannedRegion;
  readonly stage: Size;
  readonly onPress?: Press;
}

/** CSS pixels that the label takes with its distance, about. */
const labelHeight = 28;
/** On a narrower stage bars stand at the left, and there is no room for a sentence. CSS pixels. */
const narrow = 600;

/** What the bar with the zoom takes at the foot of a wide stage, and to either side of its middle; and what the label takes beside it. CSS pixels. */
const zoomBar = { height: 56, half: 240, label: 200 } as const;

/** Below the frame and clear of the bar with the zoom, on a narrow stage above it; inside it where neither has room. */
function labelPlace({ left: frameLeft, top, height }: Box, stage: Size): { readonly top: number; readonly left: number } {
  const bottom = top + height;
  const left = Math.max(8, frameLeft + 14);
  if (stage.width <= narrow) return { left, top: top >= labelHeight ? top - labelHeight + 2 : Math.max(top, 0) + 8 };
  if (bottom + labelHeight <= stage.height - zoomBar.height) return { left, top: bottom + 6 };
  const beside = stage.width / 2 - zoomBar.half - zoomBar.label;
  if (bottom + labelHeight <= stage.height && beside >= 8) return { left: Math.min(left, beside), top: bottom + 6 };
  return { left, top: Math.min(bottom, stage.height - zoomBar.height) - labelHeight };
}

/** At the left, on a narrow stage at the right. */
function Scale({ region, stage, onPress }: ScaleProps) {
  const t = useT();
  const language = useLanguage();
  const isNarrow = stage.width <= narrow;
  const style: CSSProperties = isNarrow
    ? { top: "var(--frame-label)", right: `max(14px, 100% - (${sideAt.right}) + 14px)` }
    : { top: "var(--frame-label)", left: "var(--frame-label-left)" };
  return (
    <span
      className={clsx(
        "absolute flex items-center gap-1.5 rounded-ctl bg-[#0d0e10d9] px-2 py-0.5 text-micro font-medium whitespace-nowrap text-white tnum",
        onPress !== undefined && "pointer-events-auto cursor-move touch-none before:absolute touch:before:-inset-3",
      )}
      style={style}
      onPointerDown={onPress}
    >
      {onPress !== undefined && <Move aria-hidden size={12} strokeWidth={1.75} />}
      {isNarrow ? regionFactor(region, language) : regionScale(region, t, language)}
    </span>
  );
}
