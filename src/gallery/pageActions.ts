import { createSignal, useSignal } from "../ui/signal";

/** What a card may ask of the page around it. */
export interface PageActions {
  /** Leads to the prompt of the form. */
  readonly changePrompt?: () => void;
  /** Leads to the form's settings. */
  readonly changeSettings?: () => void;
  /** Opens the dialog with the service's key. */
  readonly openConnection?: () => void;
}

const offered = createSignal<PageActions>({});

/** The page says what it can do; a card shows a button only for what is offered. @returns takes it back */
export function offerPageActions(actions: PageActions): () => void {
  offered.set(actions);
  return () => offered.set({});
}

export function usePageActions(): PageActions {
  return useSignal(offered);
}
