import { currentT } from "../i18n/i18n";
import { toast } from "../ui/toast";
import { composeOutput } from "./composeOutput";
import { resultName } from "./resultName";
import { resultTask } from "./resultTask";
import type { ShownOutput } from "./runGroups";
import { saveFile } from "../ui/saveFile";

/** Saves the whole photo with the result in it as PNG of the photo's natural size. Tells about itself; never rejects. */
export async function downloadResult({ run, output, number }: ShownOutput): Promise<void> {
  const name = resultName(run.params.prompt, output.seed, number);
  const composed = await resultTask(({ signal, share }) => composeOutput(run, output, signal, share));
  if (composed === null) return;
  saveFile(composed.png, name);
  toast({ text: currentT()("gallery.downloaded", { name }) });
}
