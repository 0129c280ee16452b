import type { Size } from "../image/geometry";
import { createSignal } from "../ui/signal";

/** What the planned regions of the open document are sent as, while there is a stage: time hangs on it. None while nothing is masked. */
export const plannedSizes = createSignal<readonly Size[]>([]);
