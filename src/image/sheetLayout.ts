import type { Rect, Size } from "./geometry";

/** Pixels of a panel's longer side, at most: two of them fill a large screen, and a mail takes them. */
const longestPanel = 1600;

export interface SheetLayout extends Size {
  /** Where the pictures stand, beside each other. */
  readonly before: Rect;
  readonly after: Rect;
  /** Height of the caption's letters; the first line begins `gap` under the pictures. Pixels. */
  readonly letters: number;
  readonly gap: number;
}

/** Two pictures side by side at one scale, never enlarged, with a margin around and two lines under each. Pure; whole pixels. */
export function sheetLayout(before: Size, after: Size): SheetLayout {
  const scale = Math.min(1, longestPanel / Math.max(before.width, before.height, after.width, after.height));
  const [left, right] = [scaled(before, scale), scaled(after, scale)];
  const height = Math.max(left.height, right.height);
  const letters = Math.max(12, Math.round((left.width + right.width) / 90));
  const gap = letters;
  const middle = (panel: Size): number => gap * 2 + Math.round((height - panel.height) / 2);
  return {
    width: gap * 6 + left.width + right.width,
    height: gap * 2 + height + gap + Math.ceil(letters * 2.8) + gap * 2,
    before: { x: gap * 2, y: middle(left), ...left },
    after: { x: gap * 4 + left.width, y: middle(right), ...right },
    letters,
    gap,
  };
}

function scaled({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
