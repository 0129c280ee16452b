import { createSignal } from "../ui/signal";

/** The result whose export dialog is open. */
export const exportedOutput = createSignal<string | null>(null);
