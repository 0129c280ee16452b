import { currentMask } from "../document/documentMask";
import { plannedRegion } from "../document/documentRegion";
import { documentState } from "../document/documentStore";
import { currentT } from "../i18n/i18n";
import { isEmptyRect } from "../image/geometry";
import { cutRequest } from "../runs/cutRequest";
import { saveFile } from "../ui/saveFile";
import { tellFailure } from "../ui/tellFailure";
import { toast } from "../ui/toast";
import { imageFile, maskFile } from "./codeRequest";

/** Saves the two files that the code reads: what a run of the document as it is now would send. Tells how it went; never rejects. */
export async function saveRequestFiles(signal: AbortSignal): Promise<void> {
  const state = documentState();
  const mask = currentMask()?.toCoverage();
  if (state.photo === null || mask === undefined || isEmptyRect(mask.rect)) return;
  const region = plannedRegion({ ...state, engine: "wavespeed", mask: { bounds: mask.rect } });
  if (region === null) return;
  try {
    const cut = await cutRequest({ photo: state.photo, mask, region, signal });
    saveFile(cut.image, imageFile);
    saveFile(cut.mask, maskFile);
    const { width, height } = region.size;
    toast({ text: currentT()("api.downloaded", { image: imageFile, mask: maskFile, width, height }) });
  } catch (thrown) {
    tellFailure(thrown);
  }
}
