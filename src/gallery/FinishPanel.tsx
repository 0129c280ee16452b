import { RotateCcw } from "lucide-react";
import { formatNumber, formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { colourMatches, finishLimits, plainFinish, type Finish } from "../image/finishValues";
import { defaultFinish } from "../runs/defaultFinish";
import { Button } from "../ui/Button";
import { Segmented } from "../ui/Segmented";
import { Slider } from "../ui/Slider";
import { SwitchField } from "../ui/SwitchField";
import { finishKey } from "./finishKey";
import { useGallery } from "./galleryStore";
import type { ShownOutput } from "./runGroups";
import { useFinish, type FinishEdit } from "./useFinish";

/** Everything of a finish but the soft edge, which is in the bar. Each change is seen at once and kept with the result. */
export function FinishPanel({ shown: { run, output } }: { readonly shown: ShownOutput }) {
  const t = useT();
  const edit = useFinish(output);
  const { finish, keep } = edit;
  const usual = defaultFinish(run.engine);
  return (
    <div className="flex flex-col gap-3">
      <div>
        <FinishSlider edit={edit} name="grow" min={-finishLimits.grow} max={finishLimits.grow} usual={usual} />
        <ZoneSize />
      </div>
      <FinishSlider edit={edit} name="opacity" min={0} max={100} usual={usual} />
      <div>
        <p className="mb-1 text-label font-medium text-t2">{t("finish.colourMatch")}</p>
        <Segmented
          label={t("finish.colourMatch")}
          value={finish.colourMatch}
          onChange={(colourMatch) => keep({ colourMatch })}
          options={colourMatches.map((value) => ({ value, label: t(`finish.colourMatches.${value}`) }))}
          className="flex-wrap *:grow"
        />
        <p className="mt-1 text-label text-t3">{t(`finish.colourHints.${finish.colourMatch}`)}</p>
      </div>
      <SwitchField label={t("finish.grain")} hint={t("finish.grainHint")} checked={finish.grain} onChange={(grain) => keep({ grain })} />
      <div className="flex items-center justify-between gap-3 border-t border-line pt-3">
        <p className="text-label text-t3">{t("finish.kept")}</p>
        <Button size="bar" icon={RotateCcw} disabled={finishKey("", finish) === finishKey("", usual)} onClick={() => keep(usual)}>
          {t("finish.reset")}
        </Button>
      </div>
    </div>
  );
}

interface FinishSliderProps {
  readonly edit: FinishEdit;
  readonly name: "grow" | "opacity";
  readonly min: number;
  readonly max: number;
  readonly usual: Finish;
}

function FinishSlider({ edit, name, min, max, usual }: FinishSliderProps) {
  const t = useT();
  const language = useLanguage();
  const value = edit.finish[name];
  const text =
    name === "opacity"
      ? formatPercent(value / 100, language)
      : value === 0
        ? t("finish.asPainted")
        : t("finish.pixels", {
            pixels: `${value > 0 ? "+" : "−"}${formatNumber(Math.abs(value), language)}`,
          });
  return (
    <div>
      <div aria-hidden className="flex justify-between text-label font-medium">
        <span className="text-t2">{t(`finish.${name}`)}</span>
        <span className="text-t1 tnum">{text}</span>
      </div>
      <Slider
        label={t(`finish.${name}`)}
        value={value}
        min={min}
        max={max}
        step={1}
        defaultValue={name === "grow" ? plainFinish.grow : usual.opacity}
        valueText={text}
        onChange={(next) => edit.drag({ [name]: next })}
        onCommit={(next) => edit.keep({ [name]: next })}
      />
    </div>
  );
}

/** How large the blend zone is: what may differ from the photo. */
function ZoneSize() {
  const t = useT();
  const language = useLanguage();
  const zonePixels = useGallery((state) => state.zonePixels);
  if (zonePixels === null) return null;
  return <p className="text-label text-t3 tnum">{t("finish.zone", { count: zonePixels, pixels: formatNumber(zonePixels, language) })}</p>;
}
