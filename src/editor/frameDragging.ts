import { documentState } from "../document/documentStore";
import { adjustRegion, endRegionChange, takeRegionBack } from "../document/regionCommands";
import { moveFrame, resizeFrame, type Corner } from "../image/frame";
import type { Rect } from "../image/geometry";
import { followDrag } from "./followDrag";
import { viewState } from "./viewStore";

/** A press on the frame: from here on it is the user's own. `grip` is what was pressed, `frame` where it lies, pixels of the photo. */
export function dragFrame(element: Element, press: PointerEvent, grip: Corner | "whole", frame: Rect): void {
  const { photo, mask, params, region } = documentState();
  const { bounds } = mask;
  if (photo === null || bounds === null) return;
  const ground = { photo, mask: bounds, size: { width: params.width, height: params.height } };
  const { scale } = viewState().viewport;
  endRegionChange();
  followDrag(element, press, {
    move: (by) => {
      const moved = { x: by.x / scale, y: by.y / scale };
      const rect = grip === "whole" ? moveFrame(frame, moved, ground) : resizeFrame(frame, grip, moved, ground);
      // A press that shakes is no drag: the region still follows the mask.
      if (region.mode !== "frame" && rect.x === frame.x && rect.y === frame.y && rect.width === frame.width) return;
      adjustRegion({ mode: "frame", context: region.context, rect });
    },
    end: endRegionChange,
    cancel: takeRegionBack,
  });
}
