import { noExtension, usualOverlap, type Anchor, type Extension } from "../image/extension";
import { createSignal } from "../ui/signal";

/** What is planned until it is applied. */
export interface ExtendDraft {
  readonly extension: Extension;
  readonly anchor: Anchor;
  /** As it was typed; a small photo allows less. */
  readonly overlap: number;
}

export const extendDraft = createSignal<ExtendDraft>({
  extension: noExtension,
  anchor: { across: "centre", down: "middle" },
  overlap: usualOverlap,
});

export function changeDraft(change: Partial<ExtendDraft>): void {
  extendDraft.set({ ...extendDraft.get(), ...change });
}
