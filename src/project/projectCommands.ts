import { documentState } from "../document/documentStore";
import { currentT, loadLaterMessages } from "../i18n/i18n";
import { saveFile } from "../ui/saveFile";
import { tellFailure } from "../ui/tellFailure";
import { progressToast, toast } from "../ui/toast";
import { projectZip } from "./saveProject";

/** Saves the project as a zip. Tells about itself; never rejects. */
export async function saveProject(): Promise<void> {
  await loadLaterMessages();
  const t = currentT();
  const stopping = new AbortController();
  const notice = progressToast(t("project.packing", { number: 1, count: 1 }), {
    label: t("gallery.cancel"),
    onAction: () => stopping.abort(),
  });
  try {
    const zip = await projectZip(stopping.signal, (index, count) => notice.update(t("project.packing", { number: index + 1, count })));
    const stem = documentState().photo?.name.replace(/\.[a-z0-9]{1,5}$/i, "") ?? t("project.fileName");
    const name = `${stem}-${new Date().toISOString().slice(0, 10)}.zip`;
    saveFile(zip, name);
    toast({ text: t("project.saved", { name }) });
  } catch (thrown) {
    tellFailure(thrown);
  } finally {
    notice.close();
  }
}

/** Opens a project file. @throws Failure; the page is then as it was */
export async function takeProject(file: File): Promise<void> {
  const [{ openProject }] = await Promise.all([import("./openProject"), loadLaterMessages()]);
  const t = currentT();
  const stopping = new AbortController();
  const notice = progressToast(t("project.unpacking"), { label: t("gallery.cancel"), onAction: () => stopping.abort() });
  try {
    const count = await openProject(file, stopping.signal);
    toast({ text: t("project.opened", { count }) });
  } finally {
    notice.close();
  }
}
