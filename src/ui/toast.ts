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
  readonly tone: "done" | "err";
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

export function dismissToast(id: string): void {
  toasts.set(toasts.get().filter((entry) => entry.id !== id));
}
