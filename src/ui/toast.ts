import { newId } from "../lib/id";
import { announce, announceError } from "./announce";
import { createSignal } from "./signal";

export interface ToastAction {
  readonly label: string;
  readonly onAction: () => void;
}

export interface Toast {
  readonly id: string;
  readonly text: string;
  /** `busy` stays until it is dismissed. */
  readonly tone: "done" | "err" | "busy";
  readonly action?: ToastAction;
}

export const toasts = createSignal<readonly Toast[]>([]);

/** How many stand at once; the oldest goes first. */
const room = 3;

/** Shows for 5 s (errors 10 s) that something was done, with one thing to do about it. It is announced as well. */
export function toast({ text, tone = "done", action }: { text: string; tone?: Toast["tone"]; action?: ToastAction }): void {
  const entry: Toast = { id: newId(), text, tone, ...(action === undefined ? {} : { action }) };
  toasts.set([...toasts.get(), entry].slice(-room));
  if (tone === "err") announceError(text);
  else announce(text);
}

/** A toast that stays while something is under way; `update` changes its words without announcing each of them. */
export interface ProgressToast {
  update(text: string): void;
  close(): void;
}

export function progressToast(text: string, action?: ToastAction): ProgressToast {
  const id = newId();
  const show = (words: string): void => {
    const entry: Toast = { id, text: words, tone: "busy", ...(action === undefined ? {} : { action }) };
    const others = toasts.get();
    toasts.set(
      others.some((each) => each.id === id) ? others.map((each) => (each.id === id ? entry : each)) : [...others, entry].slice(-room),
    );
  };
  show(text);
  announce(text);
  return {
    update: (words) => {
      if (toasts.get().some((each) => each.id === id)) show(words);
    },
    close: () => dismissToast(id),
  };
}

export function dismissToast(id: string): void {
  toasts.set(toasts.get().filter((entry) => entry.id !== id));
}
