import { useEffect } from "react";
import { onMaskChange } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { formatPercent } from "../i18n/format";
import { currentLanguage, currentT } from "../i18n/i18n";
import { announce } from "../ui/announce";

/** Says how much of the photo is masked after every change of the mask. */
export function useMaskAnnouncements(): void {
  useEffect(() => onMaskChange(announceMask), []);
}

function announceMask(): void {
  const t = currentT();
  const { coverage } = documentState().mask;
  if (coverage === 0) announce(t("editor.maskEmpty"));
  else announce(t("editor.maskCovers", { percent: formatPercent(coverage, currentLanguage()) }));
}
