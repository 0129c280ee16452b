import { paintedRaster, paintsLeftOut } from "../document/paintTarget";
import { currentT } from "../i18n/i18n";
import type { ImagePoint } from "../image/geometry";
import { announce, politeAnnouncement } from "../ui/announce";

/** The cursor rests this long before its place is said. Milliseconds. */
const rest = 400;

/**
 * Says where the keyboard's cursor is, once it rests: not every pixel that it passes, and not over what was said meanwhile, which is newer and
 * would be cut off: reaching the stage shows the cursor, and a key pressed then has its own answer.
 */
export class CursorAnnouncements {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Null: there is nothing to say. */
  moved(cursor: ImagePoint | null): void {
    clearTimeout(this.#timer);
    if (cursor === null) return;
    const { turn } = politeAnnouncement.get();
    this.#timer = setTimeout(() => politeAnnouncement.get().turn === turn && sayPlace(cursor), rest);
  }
}

function sayPlace(cursor: ImagePoint): void {
  const t = currentT();
  const [x, y] = [Math.floor(cursor.x), Math.floor(cursor.y)];
  const isIn = (paintedRaster()?.readRect({ x, y, width: 1, height: 1 })[0] ?? 0) >= 128;
  if (paintsLeftOut()) announce(t(isIn ? "leftOut.cursor.in" : "leftOut.cursor.notIn", { x, y }));
  else announce(t(isIn ? "input.cursor.masked" : "input.cursor.notMasked", { x, y }));
}
