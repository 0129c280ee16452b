import { currentT } from "../i18n/i18n";
import { toast } from "../ui/toast";

/** Puts text on the clipboard. Tells how it went; never rejects. */
export async function copyText(text: string): Promise<void> {
  const t = currentT();
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: t("api.copied") });
  } catch {
    toast({ text: t("api.copyRefused"), tone: "err" });
  }
}
