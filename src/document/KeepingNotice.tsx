import { failureText } from "../i18n/failureText";
import { useT } from "../i18n/i18n";
import { announceError } from "../ui/announce";
import { Banner, type BannerProps } from "../ui/Banner";
import { useEffect } from "react";
import { flushSave } from "./autosave";
import { setDocument, useDocument } from "./documentStore";
import { takeOverStorage } from "./restoreDocument";

/** Says what is wrong with keeping, if anything: another tab saves, nothing is kept, the last save or the restore failed. */
export function KeepingNotice() {
  const notice = useNotice();
  const words = notice === null ? null : `${notice.title}. ${notice.text ?? ""}`;
  useEffect(() => {
    if (words !== null) announceError(words);
  }, [words]);
  return notice === null ? null : <Banner {...notice} />;
}

function useNotice(): BannerProps | null {
  const t = useT();
  const keeping = useDocument((state) => state.keeping);
  const saveFailure = useDocument((state) => state.saveFailure);
  const problem = useDocument((state) => state.problem);
  if (keeping === "second-tab" || keeping === "taken") {
    const [title, text] =
      keeping === "taken"
        ? ([t("document.keeping.takenTitle"), t("document.keeping.takenText")] as const)
        : ([t("document.keeping.secondTabTitle"), t("document.keeping.secondTabText")] as const);
    return { tone: "warn", title, text, action: { label: t("document.keeping.useHere"), onAction: () => void takeOverStorage() } };
  }
  if (keeping === "memory") return { tone: "warn", title: t("document.keeping.memoryTitle"), text: t("document.keeping.memoryText") };
  if (saveFailure !== null) {
    const action = { label: t("document.keeping.tryAgain"), onAction: () => void flushSave() };
    return { tone: "err", title: t("document.keeping.failedTitle"), text: failureText(t, saveFailure), action };
  }
  if (problem === null) return null;
  return {
    tone: "err",
    title: t("document.keeping.problemTitle"),
    text: failureText(t, problem),
    onDismiss: () => setDocument({ problem: null }),
  };
}
