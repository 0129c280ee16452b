import { useQuery } from "@tanstack/react-query";
import { Save } from "lucide-react";
import { useState } from "react";
import { useDocument } from "../document/documentStore";
import { formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import type { Size } from "../image/geometry";
import { Button } from "../ui/Button";
import { TextField } from "../ui/TextField";
import { MaskPictureView } from "./MaskPictureView";
import { maskPictureOptions, presentMask } from "./maskShelf";

interface PresentMaskProps {
  readonly photo: Size;
  /** The name for who gives none. */
  readonly defaultName: string;
  readonly onSave: (name: string) => void;
}

/** The mask as it is now, which follows what the others do to it, and where it gets a name. */
export function PresentMask({ photo, defaultName, onSave }: PresentMaskProps) {
  const t = useT();
  const language = useLanguage();
  const { version, coverage, bounds } = useDocument((state) => state.mask);
  const { data: picture = null } = useQuery({
    ...maskPictureOptions(presentMask(version), photo),
    gcTime: 0,
    // The old picture stays until the new one is there.
    placeholderData: (before) => before,
  });
  const [name, setName] = useState("");
  return (
    <section aria-label={t("masks.present")} className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-field bg-bg2 p-3">
      <MaskPictureView label={t("masks.present")} picture={picture} />
      <div className="min-w-36 grow basis-0">
        <h3 className="font-medium">{t("masks.present")}</h3>
        <p role="status" className="text-label text-t2 tnum">
          {bounds === null ? t("editor.maskEmpty") : t("editor.maskShare", { percent: formatPercent(coverage, language) })}
        </p>
      </div>
      <form
        className="flex items-center gap-2 max-tablet:w-full"
        onSubmit={(event) => {
          event.preventDefault();
          if (bounds === null) return;
          onSave(name.trim() === "" ? defaultName : name.trim());
          setName("");
        }}
      >
        <TextField
          label={t("masks.name")}
          hideLabel
          maxLength={80}
          placeholder={defaultName}
          value={name}
          onChange={setName}
          className="w-40 max-tablet:grow"
        />
        <Button type="submit" icon={Save} disabled={bounds === null}>
          {t("masks.save")}
        </Button>
      </form>
    </section>
  );
}
