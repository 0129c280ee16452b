import clsx from "clsx";
import { useEffect, useState, type CSSProperties, type PointerEvent } from "react";
import { useDocument } from "../document/documentStore";
import { extendedRect, extendedTo, overlapLimit, type Extension, type ExtensionSide } from "../image/extension";
import type { Rect, Size } from "../image/geometry";
import { useSignal } from "../ui/signal";
import { changeDraft, extendDraft } from "./extendDraft";
import { followDrag } from "./followDrag";
import { boxOf, type Box } from "./stageBox";
import { fitPhoto, showRect, useView, viewState } from "./viewStore";

/** Free space around what is planned, to pull it further; share of its longer side. */
const roomToPull = 0.12;

/**
 * The photo's edges as they will be, to be pulled outward; the panel has the same as numbers for the keyboard. The tint is what will be masked.
 * `besides` is what the panel takes of the stage at the right, CSS pixels.
 */
export function ExtendOverlay({ besides }: { readonly besides: number }) {
  const photo = useDocument((state) => state.photo);
  return photo === null ? null : <Edges photo={photo} besides={besides} />;
}

function Edges({ photo, besides }: { readonly photo: Size; readonly besides: number }) {
  const { extension, overlap } = useSignal(extendDraft);
  const viewport = useView((state) => state.viewport);
  const around = useView((state) => state.around);
  const [isPulled, setPulled] = useState(false);
  const { stage } = around;
  // Under the hand the view holds still; afterwards all of it is seen again.
  useEffect(() => {
    if (!isPulled) showRect(withRoom(extendedRect(photo, extension)), besides);
  }, [photo, extension, isPulled, besides, stage]);
  useEffect(() => fitPhoto, []);

  const box = boxOf(extendedRect(photo, extension), { viewport, around });
  const press = (sides: readonly ExtensionSide[]) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    setPulled(true);
    pullEdges({ element: event.currentTarget, press: event.nativeEvent, sides, photo, onEnd: () => setPulled(false) });
  };
  const blend = Math.min(overlap, overlapLimit(photo));
  const inner = boxOf({ x: 0, y: 0, width: photo.width, height: photo.height }, { viewport, around });
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      <div className="absolute" style={{ ...box, ...tint(45), ...between(box, inner) }} />
      <div
        className="absolute"
        style={{ ...inner, ...tint(25), ...borders((side) => (extension[side] > 0 ? blend * viewport.scale : 0)) }}
      />
      <div className="absolute shadow-[0_0_0_1px_#00000080,inset_0_0_0_1px_#ffffffcc]" style={box} />
      {grips.map((sides) => (
        <Grip key={sides.join()} sides={sides} box={box} onPress={press(sides)} />
      ))}
    </div>
  );
}

function tint(percent: number): CSSProperties {
  return { borderStyle: "solid", borderColor: `color-mix(in srgb, var(--mask) ${percent}%, transparent)` };
}

function borders(width: (side: ExtensionSide) => number): CSSProperties {
  return {
    borderLeftWidth: width("left"),
    borderTopWidth: width("top"),
    borderRightWidth: width("right"),
    borderBottomWidth: width("bottom"),
  };
}

/** What lies between two boxes as the borders of the outer one, without a gap from rounding. */
function between(outer: Box, inner: Box): CSSProperties {
  const right = outer.left + outer.width - inner.left - inner.width;
  const bottom = outer.top + outer.height - inner.top - inner.height;
  return borders((side) => ({ left: inner.left - outer.left, top: inner.top - outer.top, right, bottom })[side]);
}

function withRoom({ x, y, width, height }: Rect): Rect {
  const room = Math.ceil(Math.max(width, height) * roomToPull);
  return { x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room };
}

interface Pull {
  readonly element: Element;
  readonly press: globalThis.PointerEvent;
  readonly sides: readonly ExtensionSide[];
  readonly photo: Size;
  readonly onEnd: () => void;
}

function pullEdges({ element, press, sides, photo, onEnd }: Pull): void {
  const { extension } = extendDraft.get();
  const { scale } = viewState().viewport;
  followDrag(element, press, {
    move: (by) => {
      const outward = { left: -by.x, top: -by.y, right: by.x, bottom: by.y };
      const wanted: Partial<Extension> = Object.fromEntries(sides.map((side) => [side, extension[side] + outward[side] / scale]));
      changeDraft({ extension: extendedTo(photo, extension, wanted) });
    },
    end: onEnd,
    cancel: () => {
      changeDraft({ extension });
      onEnd();
    },
  });
}

const grips = [
  ["left"],
  ["top"],
  ["right"],
  ["bottom"],
  ["left", "top"],
  ["right", "top"],
  ["left", "bottom"],
  ["right", "bottom"],
] as const satisfies readonly (readonly ExtensionSide[])[];

interface GripProps {
  readonly sides: readonly ExtensionSide[];
  readonly box: Box;
  readonly onPress: (event: PointerEvent) => void;
}

/** A whole side can be pulled, by the bar in its middle or anywhere along it, or a corner. */
function Grip({ sides, box, onPress }: GripProps) {
  const has = (side: ExtensionSide): boolean => sides.includes(side);
  const isCorner = sides.length === 2;
  const isAcross = !isCorner && (has("left") || has("right"));
  const x = has("left") ? box.left : has("right") ? box.left + box.width : box.left + box.width / 2;
  const y = has("top") ? box.top : has("bottom") ? box.top + box.height : box.top + box.height / 2;
  const size = { width: isCorner || isAcross ? "var(--grip)" : box.width, height: isCorner || !isAcross ? "var(--grip)" : box.height };
  const diagonal = has("left") === has("top") ? "nwse-resize" : "nesw-resize";
  const cursor = isCorner ? diagonal : isAcross ? "ew-resize" : "ns-resize";
  return (
    <div
      className="pointer-events-auto absolute flex touch-none items-center justify-center [--grip:20px] touch:[--grip:44px]"
      style={{ left: x, top: y, ...size, translate: "-50% -50%", cursor }}
      onPointerDown={onPress}
    >
      <span
        className={clsx(
          "rounded-[3px] bg-white shadow-[0_0_0_1px_#000000b3]",
          isCorner ? "size-3" : isAcross ? "h-8 max-h-full w-1.5" : "h-1.5 w-8 max-w-full",
        )}
      />
    </div>
  );
}
