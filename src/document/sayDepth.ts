import { currentT, loadLaterMessages } from "../i18n/i18n";
import { isDeepPng } from "../image/deepPng";
import { toast } from "../ui/toast";

/** Says of a PNG of 16 bits that 8 of them are kept: nobody should find out from a result. */
export async function sayDepth(file: Blob): Promise<void> {
  if (!(await isDeepPng(file))) return;
  await loadLaterMessages();
  toast({ text: currentT()("exporting.picture.deep") });
}
