import { useState } from "react";
import { failureText } from "../i18n/failureText";
import { formatBytes, formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { pictureFormats, type PictureFormat } from "../image/encodePicture";
import { recipeContents } from "../settings/preferences";
import { setPreferences, usePreferences } from "../settings/preferencesStore";
import { Button } from "../ui/Button";
import { Segmented } from "../ui/Segmented";
import { Slider } from "../ui/Slider";
import { Spinner } from "../ui/Spinner";
import type { ShownOutput } from "./runGroups";
import { useDeepPhoto } from "./useDeepPhoto";
import { useEncoded } from "./useEncoded";

const names: Readonly<Record<PictureFormat, string>> = { png: "PNG", jpeg: "JPEG", webp: "WebP" };
const endings: Readonly<Record<PictureFormat, string>> = { png: "png", jpeg: "jpg", webp: "webp" };
/** Percent. */
const usualQuality = 90;

interface ExportPictureProps {
  readonly shown: ShownOutput;
  readonly onSave: (file: Blob, ending: string) => void;
}

/** The picture in a format and a quality, with the size of the file that comes of it. */
export function ExportPicture({ shown, onSave }: ExportPictureProps) {
  const t = useT();
  const language = useLanguage();
  const [format, setFormat] = useState<PictureFormat>("png");
  const [quality, setQuality] = useState(usualQuality);
  const recipe = usePreferences((preferences) => preferences.recipe);
  const deep = useDeepPhoto(shown.run.photo);
  const encoded = useEncoded(shown, format, quality / 100, recipe);
  return (
    <section aria-label={t("exporting.picture.title")} className="flex flex-col gap-3">
      <Segmented
        label={t("exporting.picture.format")}
        value={format}
        onChange={setFormat}
        options={pictureFormats.map((value) => ({ value, label: names[value] }))}
        className="self-start"
      />
      {format === "png" && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span className="text-body">{t("exporting.recipe.label")}</span>
          <Segmented
            label={t("exporting.recipe.label")}
            value={recipe}
            onChange={(next) => setPreferences({ recipe: next })}
            options={recipeContents.map((value) => ({ value, label: t(`exporting.recipe.${value}`) }))}
          />
        </div>
      )}
      {format !== "png" && (
        <div className="flex items-center gap-3">
          <Slider
            label={t("exporting.picture.quality")}
            showLabel
            value={quality}
            min={1}
            max={100}
            step={1}
            defaultValue={usualQuality}
            onChange={setQuality}
            className="grow"
          />
          <span aria-hidden className="w-7 text-right text-label font-medium text-t2 tnum">
            {quality}
          </span>
        </div>
      )}
      <p className="text-label text-t2">
        {t(format === "png" ? "exporting.picture.exact" : "exporting.picture.lossy", { format: names[format] })}
        {format === "png" && deep && ` ${t("exporting.picture.deep")}`}
        {format === "png" && ` ${t(`exporting.recipe.${recipe}Hint`)}`}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" aria-label={t("exporting.picture.size")} className="flex min-h-8 items-center gap-2 text-body text-t1 tnum">
          {encoded.state === "done" && formatBytes(encoded.file.size, language)}
          {encoded.state === "failed" && <span className="text-err">{failureText(t, encoded.failure)}</span>}
          {encoded.state === "working" && (
            <>
              <Spinner size={14} />
              <span className="text-t2">
                {encoded.share === null
                  ? t("exporting.picture.encoding")
                  : t("gallery.composingShare", { share: formatPercent(Math.round(encoded.share * 100) / 100, language) })}
              </span>
            </>
          )}
        </p>
        <Button disabled={encoded.state !== "done"} onClick={() => encoded.state === "done" && onSave(encoded.file, endings[format])}>
          {t("exporting.picture.save", { format: names[format] })}
        </Button>
      </div>
    </section>
  );
}
