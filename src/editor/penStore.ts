import { create } from "zustand";

/** Whether a pen has been near the page: only then there is something to be set about it. */
const penStore = create<{ readonly wasSeen: boolean }>(() => ({ wasSeen: false }));

export function usePenSeen(): boolean {
  return penStore((state) => state.wasSeen);
}

export function notePen(): void {
  if (!penStore.getState().wasSeen) penStore.setState({ wasSeen: true });
}
