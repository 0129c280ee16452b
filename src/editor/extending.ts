import { createSignal } from "../ui/signal";

/** Whether the photo's edges are being pulled outward. The panel and the handles for it are fetched then. */
export const extending = createSignal(false);
