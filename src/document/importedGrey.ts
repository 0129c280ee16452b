import type { MaskGrey } from "../image/maskGrey";
import { createSignal } from "../ui/signal";
import { documentState } from "./documentStore";

/** What the last import could not hold, and the version of the mask that it left: of another one nothing is known. */
export const importedGrey = createSignal<{ readonly grey: MaskGrey | null; readonly version: number }>({ grey: null, version: 0 });

/** For this room: the mask is as it was just imported. */
export function noteImport(grey: MaskGrey | null): void {
  importedGrey.set({ grey, version: documentState().mask.version });
}
