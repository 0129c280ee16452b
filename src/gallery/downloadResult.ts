import { currentT } from "../i18n/i18n";
import { toast } from "../ui/toast";
import { composeOutput } from "./composeOutput";
import { resultName } from "./resultName";
import { describedPng } from "../project/describedPng";
import { preferencesState } from "../settings/preferencesStore";
import { resultTask } from "./resultTask";
import type { ShownOutput } from "./runGroups";
import { saveFile } from "../ui/saveFile";

/** Saves the whole photo with the result in it as PNG of the photo's natural size, with its recipe unless the user wants it clean. Tells about itself; never rejects. */
export async function downloadResult({ run, output, number }: ShownOutput): Promise<void> {
  const name = resultName(run.params.prompt, output.seed, number);
  const file = await resultTask(async ({ signal, share }) => {
    const composed = await composeOutput(run, output, signal, share);
    return describedPng(composed, run, output, preferencesState().recipe);
  });
  if (file === null) return;
  saveFile(file, name);
  toast({ text: currentT()("gallery.downloaded", { name }) });
}
