import { currentT } from "../i18n/i18n";
import { Failure } from "../lib/failure";
import { toast } from "../ui/toast";
import { composeOutput } from "./composeOutput";
import { resultTask } from "./resultTask";
import type { ShownOutput } from "./runGroups";

/** Puts the whole photo with the result in it on the clipboard as PNG. Tells about itself; never rejects. */
export async function copyResult({ run, output }: ShownOutput): Promise<void> {
  const done = await resultTask(async ({ signal, share }) => {
    const composing = composeOutput(run, output, signal, share);
    await writePng(composing.then(({ png }) => png));
    return true;
  });
  if (done === true) toast({ text: currentT()("gallery.copied") });
}

/**
 * The clipboard is asked at once, within the click, and given the picture as a promise: Safari refuses what is asked later.
 * @throws Failure `clipboard-refused`, or why there is no picture
 */
async function writePng(picture: Promise<Blob>): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
  } catch (refused) {
    // When the picture itself failed, that is the reason to tell.
    await picture;
    throw new Failure("clipboard-refused", {}, { cause: refused });
  }
}
