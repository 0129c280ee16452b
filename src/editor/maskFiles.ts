import { chooseFile } from "../ui/chooseFile";

/** They come with the editor itself, which is not needed before a photo is open. */
const operating = () => import("./maskOperating");

/** What `saveMaskFile` takes time for begins before it is chosen. */
export function prepareToSave(): void {
  void operating().then((editor) => editor.prepareToSave());
}

export function saveMaskFile(): void {
  void operating().then((editor) => editor.saveMask());
}

/** Asks for a picture of any size, which then meets the mask; must be called from a click or key. */
export function chooseMaskFile(): void {
  chooseFile("image/*", (file) => void operating().then((editor) => editor.openMaskFile(file)));
}
