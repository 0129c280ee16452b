import type { Failure } from "../lib/failure";
import { createSignal } from "../ui/signal";

/** What became of the last press on Enhance; null when nothing is open. Kept outside of the components: an answer that was paid for survives a change of tabs. */
export type Enhancement =
  | { readonly phase: "asking" }
  /** `text` is the service's wording with what was changed in it since. */
  | { readonly phase: "offered"; readonly text: string }
  | { readonly phase: "failed"; readonly failure: Failure; readonly mayBeCharged: boolean };

export const enhancement = createSignal<Enhancement | null>(null);
