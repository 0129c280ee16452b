import clsx from "clsx";
import { Move } from "lucide-react";
import { useEffect, type CSSProperties, type PointerEvent } from "react";
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
import { shownMode, useView } from "./viewStore";

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
  useEffect(() => plannedSizes.set(regions.map(({ size }) => size)), [regions]);
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

/** Fixed frames are there to be seen. */
function Frame({ region, isFixed }: { readonly region: PlannedRegion; readonly isFixed: boolean }) {
  const viewport = useView((state) => state.viewport);
  const around = useView((state) => state.around);
  const box = boxOf(region.rect, { viewport, around });
  const press = (grip: Corner | "whole") => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    dragFrame(event.currentTarget, event.nativeEvent, grip, region.rect);
  };
  return (
    <>
      <div className="absolute shadow-[0_0_0_1px_#00000080,inset_0_0_0_1px_#ffffffcc]" style={box}>
        {!isFixed && corners.map((corner) => <CornerMark key={corner} corner={corner} />)}
      </div>
      {!isFixed && (
        <>
          {sides.map((side) => (
            <Border key={side} side={side} box={box} isHidden={isAtEdge(side, region.rect, around.photo)} onPress={press("whole")} />
          ))}
          {corners.map((corner) => (
            <Grip key={corner} corner={corner} box={box} stage={around.stage} onPress={press(corner)} />
          ))}
        </>
      )}
      <Scale region={region} box={box} stage={around.stage} {...(isFixed ? {} : { onPress: press("whole") })} />
    </>
  );
}

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

function Border({
  side,
  box,
  isHidden,
  onPress,
}: {
  readonly side: Side;
  readonly box: Box;
  readonly isHidden: boolean;
  readonly onPress: Press;
}) {
  if (isHidden) return null;
  const isUpright = side === "left" || side === "right";
  const at = side === "left" ? box.left : side === "top" ? box.top : side === "right" ? box.left + box.width : box.top + box.height;
  const start = Math.round(at - borderGrip / 2);
  const style: CSSProperties = isUpright
    ? { left: start, width: borderGrip, top: box.top, height: box.height }
    : { top: start, height: borderGrip, left: box.left, width: box.width };
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
function Grip({
  corner,
  box,
  stage,
  onPress,
}: {
  readonly corner: Corner;
  readonly box: Box;
  readonly stage: Size;
  readonly onPress: Press;
}) {
  const [across, down] = cornerEdges[corner];
  const along = (at: number, isStart: boolean, room: number): string =>
    `clamp(0px, ${at}px - ${isStart ? 0.7 : 0.3} * var(--grip), ${room}px - var(--grip))`;
  return (
    <div
      className="pointer-events-auto absolute touch-none [--grip:20px] touch:[--grip:44px]"
      style={{
        left: along(across === "left" ? box.left : box.left + box.width, across === "left", stage.width),
        top: along(down === "top" ? box.top : box.top + box.height, down === "top", stage.height),
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
  readonly box: Box;
  readonly stage: Size;
  readonly onPress?: Press;
}

/** CSS pixels that the label takes with its distance, about. */
const labelHeight = 28;
/** On a narrower stage bars stand at the left, and there is no room for a sentence. CSS pixels. */
const narrow = 600;

/** Below the frame at the left, on a narrow stage above it at the right; inside it where the stage ends. */
function Scale({ region, box, stage, onPress }: ScaleProps) {
  const t = useT();
  const language = useLanguage();
  const isNarrow = stage.width <= narrow;
  const bottom = box.top + box.height;
  const above = box.top >= labelHeight ? box.top - labelHeight + 2 : Math.max(box.top, 0) + 8;
  const below = bottom + labelHeight <= stage.height ? bottom + 6 : Math.min(bottom, stage.height) - labelHeight;
  const style: CSSProperties = isNarrow
    ? { top: above, right: Math.max(14, stage.width - box.left - box.width + 14) }
    : { top: below, left: Math.max(8, box.left + 14) };
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
