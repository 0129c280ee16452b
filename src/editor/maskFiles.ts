import { chooseFile } from "../ui/chooseFile";

/** They come with the editor itself, which is not needed before a photo is open. */
const operating = () => import("./maskOperating");

export function saveMaskFile(): void {
  void operating().then((editor) => editor.saveMask());
}

/** Asks for a picture of any size, which then meets the mask; must be called from a click or key. */
export function chooseMaskFile(): void {
  chooseFile("image/*", (file) => void operating().then((editor) => editor.openMaskFile(file)));
}
