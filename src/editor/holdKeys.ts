import { setPeek } from "./viewStore";

/** Keys that act while they are held: Space pans, the backslash shows the original. */
export interface HoldKeys {
  isSpaceHeld(): boolean;
  dispose(): void;
}

/** Listens on the window; `onSpace` hears when Space goes down or up. Not while something is typed or a dialog is open. */
export function holdKeys(onSpace: (isHeld: boolean) => void): HoldKeys {
  const listening = new AbortController();
  const { signal } = listening;
  let space = false;
  const setSpace = (isHeld: boolean): void => {
    if (space === isHeld) return;
    space = isHeld;
    onSpace(isHeld);
  };
  const release = (): void => {
    setSpace(false);
    setPeek(false);
  };
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isForSomethingElse(event)) return;
      if (event.key === "\\") setPeek(true);
      else if (event.key === " " && !isPressable(event.target)) setSpace(true);
      else return;
      event.preventDefault();
    },
    { signal },
  );
  window.addEventListener(
    "keyup",
    (event) => {
      if (event.key === "\\" || event.code === "Backslash") setPeek(false);
      if (event.key === " ") setSpace(false);
    },
    { signal },
  );
  window.addEventListener("blur", release, { signal });
  return {
    isSpaceHeld: () => space,
    dispose: () => {
      listening.abort();
      release();
    },
  };
}

function isForSomethingElse(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return true;
  if (target instanceof HTMLInputElement) return target.type !== "range";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Space presses these; everywhere else it is free for panning. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, summary, [role="radio"], [role="menuitem"], [role="tab"]') !== null;
}
