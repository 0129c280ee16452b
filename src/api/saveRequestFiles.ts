import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { fillEnlarges } from "../engines/wavespeed/fillRequest";
import { currentT } from "../i18n/i18n";
import { isEmptyRect } from "../image/geometry";
import { cutRequest } from "../runs/cutRequest";
import { saveFile } from "../ui/saveFile";
import { tellFailure } from "../ui/tellFailure";
import { toast } from "../ui/toast";
import { imageFile, maskFile } from "./codeRequest";

/** Saves the two files that the code reads: what a run of the document as it is now would send. Tells how it went; never rejects. */
export async function saveRequestFiles(signal: AbortSignal): Promise<void> {
  const { photo, params } = documentState();
  const mask = currentMask()?.toCoverage();
  if (photo === null || mask === undefined || isEmptyRect(mask.rect)) return;
  try {
    const cut = await cutRequest({ photo, mask, params, enlarges: fillEnlarges, signal });
    saveFile(cut.image, imageFile);
    saveFile(cut.mask, maskFile);
    const { width, height } = cut.region.size;
    toast({ text: currentT()("api.downloaded", { image: imageFile, mask: maskFile, width, height }) });
  } catch (thrown) {
    tellFailure(thrown);
  }
}
