import { History } from "lucide-react";
import { useT } from "../i18n/i18n";

/** On the card of a result that was made over an earlier finish of another one. */
export function EarlierMark() {
  const t = useT();
  return (
    <span
      title={`${t("chain.title")}. ${t("chain.text")}`}
      className="absolute top-1.5 right-1.5 flex items-center gap-1 rounded-ctl bg-[#101214d9] px-1.5 text-micro font-semibold text-white"
    >
      <History aria-hidden size={12} strokeWidth={2} className="shrink-0" />
      <span aria-hidden>{t("chain.short")}</span>
      <span className="sr-only">{t("chain.title")}</span>
    </span>
  );
}
