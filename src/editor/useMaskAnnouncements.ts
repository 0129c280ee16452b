import { useEffect } from "react";
import { adjustable } from "../document/adjustStore";
import { onMaskChange } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { onLeftOutChange, paintsLeftOut } from "../document/paintTarget";
import { formatPercent } from "../i18n/format";
import { currentLanguage, currentT } from "../i18n/i18n";
import { announce } from "../ui/announce";
import { whereMasked } from "./maskWords";

/** Says how much of the photo is masked, or left out, and where after every change of it, and what changed it when that cannot be heard otherwise. */
export function useMaskAnnouncements(): void {
  useEffect(() => onMaskChange(announceMask), []);
  useEffect(() => onLeftOutChange(announceLeftOut), []);
}

function announceLeftOut(): void {
  const t = currentT();
  const { photo, leftOut, mask } = documentState();
  if (!paintsLeftOut()) return;
  const coverage = leftOut?.coverage() ?? 0;
  const where = whereMasked({ photo, mask: { ...mask, coverage, bounds: leftOut?.bounds() ?? null } });
  announce(where === null ? t("leftOut.none") : t("leftOut.said", { percent: formatPercent(coverage, currentLanguage()), where }));
}

function announceMask(): void {
  const t = currentT();
  const state = documentState();
  const percent = formatPercent(state.mask.coverage, currentLanguage());
  const where = whereMasked(state);
  const { operation } = adjustable();
  if (operation !== null && operation.kind !== "wand") {
    const rest = where === null ? t("editor.adjusted.empty") : `${t("editor.adjusted.covers", { percent })}, ${where}`;
    announce(t(`editor.adjusted.${operation.kind}`, { amount: operation.amount, rest }));
  } else announce(where === null ? t("editor.maskEmpty") : t("maskPlace.said", { percent, where }));
}
