import type { PaintMode } from "../mask/paintMode";
import type { Tool } from "./gesture";

/** The keys and the button of a press. */
export type PressKeys = Pick<PointerEvent, "altKey" | "shiftKey" | "button">;

/** Those of the keyboard's own cursor. */
export const noKeys: PressKeys = { altKey: false, shiftKey: false, button: 0 };

/**
 * How a press paints, as in Photoshop: Alt takes away, with Shift it intersects, Shift alone adds where it means nothing else. The
 * right button erases. Without any of them it is what was chosen for the tool.
 */
export function pressMode(tool: Tool, isInverse: boolean, keys: PressKeys, chosen: PaintMode): PaintMode {
  if (isInverse) return usesShift(tool, keys) ? "intersect" : "erase";
  return usesShift(tool, keys) || tool.combines !== true ? "add" : chosen;
}

/** Whether Shift at this press says how it combines; until it is let go it then means nothing else. */
export function usesShift(tool: Tool, { altKey, shiftKey, button }: PressKeys): boolean {
  return shiftKey && button === 0 && tool.combines === true && (altKey || tool.shiftAdds === true);
}
