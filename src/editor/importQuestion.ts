import type { CombineMode } from "../mask/combinedTiles";
import { createSignal } from "../ui/signal";

/** There is a mask already and a file is to meet it: the answer says how, null leaves it. */
export interface ImportQuestion {
  readonly name: string;
  readonly answer: (mode: CombineMode | null) => void;
}

/** The question that is open, for the page to show. */
export const importQuestion = createSignal<ImportQuestion | null>(null);

export async function askHowToImport(name: string): Promise<CombineMode | null> {
  importQuestion.get()?.answer(null);
  try {
    return await new Promise((answer) => importQuestion.set({ name, answer }));
  } finally {
    importQuestion.set(null);
  }
}
