import { currentT } from "../i18n/i18n";
import { toast } from "../ui/toast";
import { composeOutput } from "./composeOutput";
import { downloadResult } from "./downloadResult";
import { distinctNames, resultName } from "./resultName";
import { resultTask } from "./resultTask";
import type { ShownOutput } from "./runGroups";
import { saveFile } from "../ui/saveFile";
import { zipStream } from "../lib/zipStream";

/** Saves several results as one zip of full-size PNGs, a single one as itself. Tells about itself; never rejects. */
export async function downloadAll(shown: readonly ShownOutput[]): Promise<void> {
  const [only] = shown;
  if (only === undefined) return;
  if (shown.length === 1) {
    await downloadResult(only);
    return;
  }
  const names = distinctNames(shown.map(({ run, output, number }) => resultName(run.params.prompt, output.seed, number)));
  const archive = await resultTask(({ signal, say }) =>
    zipStream(
      shown.map(({ run, output }, index) => ({
        name: names[index] ?? output.id,
        read: async () => (await composeOutput(run, output, signal)).png,
      })),
      signal,
      (index) => say(currentT()("gallery.archiving", { number: index + 1, count: shown.length })),
    ),
  );
  if (archive === null) return;
  const t = currentT();
  saveFile(archive, `${t("gallery.archiveName")}-${new Date().toISOString().slice(0, 10)}.zip`);
  toast({ text: t("gallery.downloadedAll", { count: shown.length }) });
}
