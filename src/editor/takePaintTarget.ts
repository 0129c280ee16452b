import type { PaintTarget } from "../document/documentStore";
import { setPaintTarget } from "../document/paintTarget";
import { currentT } from "../i18n/i18n";
import { announce } from "../ui/announce";
import { cancelGestureInHand } from "./gestureInHand";

/** Tools and commands work on the other one from now on, which is told; a gesture in hand is given up. */
export function takePaintTarget(target: PaintTarget): void {
  cancelGestureInHand();
  setPaintTarget(target);
  announce(currentT()(`leftOut.paintsNow.${target}`));
}
