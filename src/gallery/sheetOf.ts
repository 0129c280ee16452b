import { currentT } from "../i18n/i18n";
import { beforeAfterSheet } from "../image/photoService";
import { composeOutput } from "./composeOutput";
import { photoBlob } from "./outputSource";
import { baseName } from "../project/publicNames";
import type { ShownOutput } from "./runGroups";

/** The opened photo and the result in it beside each other, with their names under them. @throws Failure */
export async function sheetOf({ run, output, number }: ShownOutput, format: "png" | "jpeg", signal: AbortSignal): Promise<Blob> {
  const { png } = await composeOutput(run, output, signal);
  const t = currentT();
  const words = {
    before: { title: t("exporting.sheet.before"), detail: baseName(run.photo.name) },
    // The local engine has read no prompt.
    after: {
      title: t("exporting.sheet.after"),
      detail: run.engine === "local" || run.params.prompt.trim() === "" ? t("gallery.altNoPrompt", { number }) : run.params.prompt,
    },
  };
  return beforeAfterSheet({ photo: await photoBlob(run.photo.hash), result: png, words, format, signal });
}
