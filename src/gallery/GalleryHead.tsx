import { Search, X } from "lucide-react";
import type { Ref } from "react";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { Kbd } from "../ui/Kbd";
import { Pill } from "../ui/Pill";
import { Segmented } from "../ui/Segmented";

export type GalleryFilter = "session" | "all";

interface GalleryHeadProps {
  readonly count: number;
  readonly filter: GalleryFilter;
  readonly onFilter: (filter: GalleryFilter) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onBack: () => void;
  readonly backButton: Ref<HTMLButtonElement>;
}

/** The line over the gallery: how many, which, and the way back. */
export function GalleryHead({ count, filter, onFilter, search, onSearch, onBack, backButton }: GalleryHeadProps) {
  const t = useT();
  return (
    <div className="flex min-h-13 shrink-0 flex-wrap items-center gap-2 border-b border-line bg-bg1 px-3 py-2 tablet:pl-5">
      <h2 className="text-brand">{t("gallery.results")}</h2>
      <Pill tone="neutral">{count}</Pill>
      <Segmented
        label={t("gallery.filter")}
        value={filter}
        onChange={onFilter}
        options={[
          { value: "session", label: t("gallery.session") },
          { value: "all", label: t("gallery.all") },
        ]}
        className="ml-1 max-tablet:ml-auto"
      />
      <span className="grow max-tablet:hidden" />
      <div className="field flex min-h-8 min-w-0 items-center gap-1.5 px-2.5 touch:min-h-11 max-tablet:order-last max-tablet:w-full">
        <Search aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-t3" />
        <input
          type="search"
          aria-label={t("gallery.search")}
          placeholder={t("gallery.search")}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
          className="w-full min-w-0 bg-transparent py-1 tablet:w-40 max-tablet:text-base"
        />
      </div>
      <Button
        ref={backButton}
        variant="outline"
        icon={X}
        className="max-tablet:hidden"
        onClick={onBack}
        end={<Kbd keys="Esc" className="max-desk:hidden" />}
      >
        {t("gallery.back")}
      </Button>
    </div>
  );
}
