import { currentT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { runById } from "../runs/changeRun";
import { bringIn, dropMissing, fetchMissing, restoreMissing } from "../runs/missingOutputs";
import { runFailureText } from "../runs/runFailureText";
import { chooseFile } from "../ui/chooseFile";
import { toast } from "../ui/toast";
import type { ShownMissing } from "./runGroups";
import { tellFailure } from "./tellFailure";

/** Asks the service for the image again, and says what has come of it. Never rejects. */
export async function tryMissingAgain({ run, missing, number }: ShownMissing): Promise<void> {
  const t = currentT();
  try {
    await fetchMissing(run.id);
  } catch (thrown) {
    if (toFailure(thrown).code === "engine-needs-key") toast({ text: t("cards.missing.connect"), tone: "err" });
    else tellFailure(thrown);
    return;
  }
  const still = runById(run.id)?.missing.find(({ index }) => index === missing.index);
  if (still === undefined) toast({ text: t("cards.missing.broughtIn", { number }) });
  else toast({ text: runFailureText(t, still), tone: "err" });
}

/** Puts a file that the user saved in the image's place. Never rejects. */
export async function takeSavedFile({ run, missing, number }: ShownMissing, file: File): Promise<void> {
  try {
    await bringIn(run.id, missing.index, file);
    toast({ text: currentT()("cards.missing.broughtIn", { number }) });
  } catch (thrown) {
    tellFailure(thrown);
  }
}

/** Asks which file it is; from a click or key. */
export function chooseSavedFile(shown: ShownMissing): void {
  chooseFile("image/*", (file) => void takeSavedFile(shown, file));
}

/** Gives the image up, and offers to undo that. Never rejects. */
export async function deleteMissing({ run, missing, number }: ShownMissing): Promise<void> {
  await dropMissing(run.id, missing.index);
  const t = currentT();
  toast({
    text: t("cards.missing.deleted", { number }),
    action: { label: t("gallery.undo"), onAction: () => void restoreMissing(run.id, missing) },
  });
}
