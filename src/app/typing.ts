const notTyped = new Set(["button", "checkbox", "radio", "range", "file", "color", "submit", "reset"]);

/** Whether keys pressed here write text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !notTyped.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

let edited: EventTarget | null = null;

/**
 * Whether the focused field has been typed in since it got focus: then Ctrl Z belongs to the browser's own undo of it, and
 * otherwise to the document's.
 */
export function hasOwnUndo(target: EventTarget | null): boolean {
  return isTyping(target) && edited === target;
}

/** Follows where is typed. @returns stops following */
export function followTyping(): () => void {
  const onInput = (event: Event): void => {
    // Input that a script made (a cleared field) is no typing.
    if (event.isTrusted) edited = event.target;
  };
  const onFocus = (): void => {
    edited = null;
  };
  document.addEventListener("input", onInput);
  document.addEventListener("focusin", onFocus);
  return () => {
    document.removeEventListener("input", onInput);
    document.removeEventListener("focusin", onFocus);
  };
}
