import { useEffect } from "react";
import { matchesChord, parseChord } from "./keyChord";
import { shortcutTable } from "./shortcuts";
import { followTyping, hasOwnUndo, isTyping } from "./typing";

/** Widgets whose own arrow keys come before the page's. */
const usesArrows =
  '[role="radio"], [role="slider"], [role="tab"], [role="menu"], [role="listbox"], [role="separator"], [role="list"], input, textarea, select';

/** Hears the table's shortcuts for the whole page; not behind a dialog, and single keys not while typing. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]") !== null) return;
      const { target } = event;
      const shortcut = shortcutTable().find((each) => each.chords.some((chord) => matchesChord(event, parseChord(chord))));
      if (shortcut === undefined || shortcut.enabled?.() === false) return;
      if (isTyping(target) && shortcut.whileTyping !== true) return;
      if ((shortcut.id === "undo" || shortcut.id === "redo") && hasOwnUndo(target)) return;
      if (event.key.startsWith("Arrow") && target instanceof Element && target.closest(usesArrows) !== null) return;
      if (shortcut.id !== "escape") event.preventDefault();
      if (event.repeat && shortcut.repeat !== undefined) shortcut.repeat();
      else shortcut.run();
    };
    const stopFollowing = followTyping();
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      stopFollowing();
    };
  }, []);
}
