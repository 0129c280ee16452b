import { documentState } from "../document/documentStore";
import { exportMask } from "../document/maskCommands";
import { failureText } from "../i18n/failureText";
import { currentT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { chooseFile } from "../ui/chooseFile";
import { toast } from "../ui/toast";
import { askHowToImport } from "./importQuestion";

/** Saves the mask as a PNG of the photo's size, named after the photo. Tells how it went. */
export async function saveMaskFile(): Promise<void> {
  const t = currentT();
  try {
    const name = documentState().photo?.name.replace(/\.[^.]*$/, "") ?? "";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await exportMask());
    link.download = `${t("editor.menu.fileName", { name }).trim()}.png`;
    link.click();
    // The browser has taken the file over once the click has been handled.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    toast({ text: t("editor.menu.exported") });
  } catch (thrown) {
    tell(thrown);
  }
}

/** Asks for a picture of any size, and for how it is to meet the mask where there is one; must be called from a click or key. */
export function chooseMaskFile(): void {
  chooseFile("image/*", (file) => void openMaskFile(file));
}

/** Tells how it went. */
async function openMaskFile(file: File): Promise<void> {
  try {
    const mode = documentState().mask.bounds === null ? "replace" : await askHowToImport(file.name);
    if (mode === null) return;
    const { importMask } = await import("../document/combineMask");
    await importMask(file, mode);
    toast({ text: currentT()("editor.menu.imported") });
  } catch (thrown) {
    tell(thrown);
  }
}

function tell(thrown: unknown): void {
  const failure = toFailure(thrown);
  if (failure.code !== "aborted") toast({ text: failureText(currentT(), failure), tone: "err" });
}
