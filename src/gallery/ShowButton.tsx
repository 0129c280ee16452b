import { Eye } from "lucide-react";
import { useT } from "../i18n/i18n";
import { reveal } from "./galleryStore";

/** Shows a card's image that a service marked. Reached with ↓ from its card, to whose first control the focus returns. */
export function ShowButton({ cardKey }: { readonly cardKey: string }) {
  const t = useT();
  return (
    <button
      type="button"
      data-action
      tabIndex={-1}
      onClick={({ currentTarget }) => {
        if (currentTarget.matches(":focus-visible"))
          currentTarget.closest("[data-card]")?.querySelector<HTMLElement>("[data-main]")?.focus();
        reveal(cardKey);
      }}
      className="absolute top-1/2 left-1/2 z-10 inline-flex h-7 -translate-1/2 items-center gap-1.5 rounded-ctl bg-[#101214d9] px-2 text-label font-medium whitespace-nowrap text-white transition-colors hover:bg-black touch:h-11"
    >
      <Eye aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
      {t("cards.hidden.show")}
    </button>
  );
}
