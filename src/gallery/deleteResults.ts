import { currentT } from "../i18n/i18n";
import { deleteOutput, deleteRun, restoreOutput, restoreRun } from "../runs/runCommands";
import type { Run } from "../runs/run";
import { toast } from "../ui/toast";
import { choose, forget, galleryState } from "./galleryStore";
import { runGroups, successor, type ShownOutput } from "./runGroups";
import { tellFailure } from "./tellFailure";

/** Deletes results and offers to undo it; what is chosen moves on to the next one that stays. `runs` as shown, newest first. */
export async function deleteResults(gone: readonly ShownOutput[], runs: readonly Run[]): Promise<void> {
  const ids = gone.map(({ output }) => output.id);
  const { chosen } = galleryState();
  const next = chosen !== null && ids.includes(chosen) ? successor(runGroups(runs), ids) : null;
  // All at once, and in one turn with what is chosen: nothing is chosen in between.
  const deleting = Promise.all(ids.map(deleteOutput));
  forget(ids);
  if (next !== null) choose(next);
  try {
    await deleting;
  } catch (thrown) {
    tellFailure(thrown);
    return;
  }
  const t = currentT();
  toast({
    text: t("gallery.deleted", { count: ids.length }),
    action: { label: t("gallery.undo"), onAction: () => void restore(ids, chosen) },
  });
}

async function restore(ids: readonly string[], chosen: string | null): Promise<void> {
  const restoring = Promise.all(ids.map(restoreOutput));
  if (chosen !== null && ids.includes(chosen)) choose(chosen);
  await restoring.catch(tellFailure);
}

/** Removes a whole run (stopping it when it is under way) and offers to undo it. Never rejects. */
export async function removeRun(run: Run): Promise<void> {
  try {
    await deleteRun(run.id);
  } catch (thrown) {
    tellFailure(thrown);
    return;
  }
  forget(run.outputs.map((output) => output.id));
  const t = currentT();
  toast({
    text: t("gallery.runDeleted"),
    action: { label: t("gallery.undo"), onAction: () => void restoreRun(run).catch(tellFailure) },
  });
}
