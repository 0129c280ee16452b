import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import type { Size } from "../image/geometry";
import { combineModes, type CombineMode } from "../mask/combinedTiles";
import { Button } from "../ui/Button";
import { MaskPictureView } from "./MaskPictureView";
import { maskPictureOptions, type MaskSource } from "./maskShelf";
import { useSeen } from "./useSeen";

export interface MaskEntryProps {
  readonly name: string;
  readonly photo: Size;
  readonly source: MaskSource;
  readonly onMeet: (source: MaskSource, mode: CombineMode) => void;
  /** Instead of the name as text. */
  readonly heading?: ReactNode;
  /** Beside how much it masks. */
  readonly detail?: string;
  /** More that can be done with it. */
  readonly actions?: ReactNode;
}

/** A mask of this photo: what it looks like, how much it masks, and the four ways in which it meets the present one. */
export function MaskEntry({ name, photo, source, onMeet, heading, detail, actions }: MaskEntryProps) {
  const t = useT();
  const language = useLanguage();
  const { ref, seen } = useSeen<HTMLLIElement>();
  const { data: picture = null } = useQuery({ ...maskPictureOptions(source, photo), enabled: seen });
  const share =
    picture === null ? "…" : t("masks.share", { percent: formatPercent(picture.count / (photo.width * photo.height), language) });
  return (
    <li ref={ref} aria-label={name} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
      <MaskPictureView label={name} picture={picture} />
      <div className="min-w-24 grow basis-0">
        {heading ?? <p className="font-medium wrap-anywhere text-t1">{name}</p>}
        <p className="text-label text-t3 tnum">{detail === undefined ? share : `${share} · ${detail}`}</p>
      </div>
      {actions}
      <div className="flex flex-wrap gap-1 max-tablet:w-full">
        {combineModes.map((mode) => (
          <Button key={mode} size="bar" className="max-tablet:grow" onClick={() => onMeet(source, mode)}>
            {mode === "replace" ? t("masks.replace") : t(`masks.combine.${mode}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}
