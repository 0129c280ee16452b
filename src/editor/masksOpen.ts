import { createSignal } from "../ui/signal";

/** Whether the masks of this photo are looked at; a room to the right shows them. */
export const masksOpen = createSignal(false);
