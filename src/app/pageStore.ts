import { create } from "zustand";

export type InspectorTab = "create" | "api" | "docs";
export type PhoneTab = "edit" | "settings" | "api";
type PageDialog = "link" | "shortcuts" | "storage" | "connect" | "ledger";

/** What is open on the page. Nothing of it is kept. */
interface PageState {
  readonly inspectorTab: InspectorTab;
  readonly phoneTab: PhoneTab;
  /** The inspector as a sheet over the stage, on small tablets. */
  readonly sheetOpen: boolean;
  readonly dialog: PageDialog | null;
  /** A file is being dragged over the page. */
  readonly dropping: boolean;
}

const pageStore = create<PageState>(() => ({ inspectorTab: "create", phoneTab: "edit", sheetOpen: false, dialog: null, dropping: false }));

export function usePage<Piece>(select: (state: PageState) => Piece): Piece {
  return pageStore(select);
}

export function pageState(): PageState {
  return pageStore.getState();
}

/** Shows the connection to the service, to make or to change it. */
export function openConnect(): void {
  showOnPage({ dialog: "connect" });
}

export function showOnPage(change: Partial<PageState>): void {
  pageStore.setState(change);
}
