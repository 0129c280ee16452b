import { useEffect } from "react";
import { adjustable } from "../document/adjustStore";
import { onMaskChange } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { formatPercent } from "../i18n/format";
import { currentLanguage, currentT } from "../i18n/i18n";
import { announce } from "../ui/announce";

/** Says how much of the photo is masked after every change of the mask, and what changed it when that cannot be heard otherwise. */
export function useMaskAnnouncements(): void {
  useEffect(() => onMaskChange(announceMask), []);
}

function announceMask(): void {
  const t = currentT();
  const { coverage } = documentState().mask;
  const { operation } = adjustable();
  if (operation !== null && operation.kind !== "wand") {
    const percent = formatPercent(coverage, currentLanguage());
    const rest = coverage === 0 ? t("editor.adjusted.empty") : t("editor.adjusted.covers", { percent });
    announce(t(`editor.adjusted.${operation.kind}`, { amount: operation.amount, rest }));
  } else if (coverage === 0) announce(t("editor.maskEmpty"));
  else announce(t("editor.maskCovers", { percent: formatPercent(coverage, currentLanguage()) }));
}
