import { adoptPhoto } from "../document/adoptPhoto";
import { currentT } from "../i18n/i18n";
import { toast } from "../ui/toast";
import { setViewMode } from "../editor/viewStore";
import { trailParts } from "./besideOutput";
import { composeOutput } from "./composeOutput";
import { choose, closeGallery } from "./galleryStore";
import { inputName } from "./resultName";
import { resultTask } from "./resultTask";
import type { ShownOutput } from "./runGroups";

/**
 * The result, laid into its photo without loss, becomes the photo: the mask is cleared, prompt and settings stay, and it is
 * one step of the document's history. Tells about itself; never rejects.
 */
export async function takeAsInput({ run, output, number }: ShownOutput): Promise<void> {
  const done = await resultTask(async ({ signal, share }) => {
    const parts = trailParts(run, output);
    const { png } = await composeOutput(run, output, signal, share);
    await adoptPhoto({ blob: png, name: inputName(run.photo.name, number), trailStep: { label: number, from: run.photo, parts }, signal });
    return true;
  });
  if (done !== true) return;
  setViewMode("mask");
  choose(null);
  closeGallery();
  toast({ text: currentT()("gallery.usedAsInput") });
}
