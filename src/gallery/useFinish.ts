import { documentState } from "../document/documentStore";
import type { Finish } from "../image/finishValues";
import { allRuns } from "../runs/changeRun";
import type { Output } from "../runs/run";
import { setOutputFinish } from "../runs/runCommands";
import { finishKey } from "./finishKey";
import { draftFinish, dropFinishDraft, useGallery } from "./galleryStore";
import { findOutput } from "./runGroups";
import { tellFailure } from "./tellFailure";

export interface FinishEdit {
  /** As it is seen on the stage. */
  readonly finish: Finish;
  /** Shown while it is dragged; the output keeps what it has. */
  drag(change: Partial<Finish>): void;
  /** Kept with the output. */
  keep(change: Partial<Finish>): void;
}

/** The finish of an output, and how it is changed: the stage follows while it is dragged, the output keeps it at the end. */
export function useFinish(output: Output): FinishEdit {
  const draft = useGallery((state) => (state.finishDraft?.outputId === output.id ? state.finishDraft.finish : null));
  return {
    finish: draft ?? output.finish,
    drag: (change) => draftFinish(output.id, { ...output.finish, ...change }),
    keep: (change) => {
      // As it is kept now, which may be newer than what was drawn last.
      const kept = findOutput(allRuns(), output.id)?.output.finish ?? output.finish;
      const next = { ...kept, ...change };
      if (finishKey(output.id, next) !== finishKey(output.id, kept)) void keepFinish(output.id, next).catch(tellFailure);
      dropFinishDraft();
    },
  };
}

/** Keeps it, and brings the photos up to date that were made with it. */
async function keepFinish(outputId: string, finish: Finish): Promise<void> {
  await setOutputFinish(outputId, finish);
  if (documentState().trail.some(({ parts }) => parts?.some(({ output }) => output === outputId)))
    await (await import("./recomposeTrail")).recomposeTrail();
}
