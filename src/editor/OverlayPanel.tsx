import clsx from "clsx";
import { RadioGroup } from "radix-ui";
import { formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { overlayColours, overlayOpacities, overlayViews, type Overlay } from "../settings/preferences";
import { setPreferences, usePreferences } from "../settings/preferencesStore";
import { CheckField } from "../ui/CheckField";
import { Segmented } from "../ui/Segmented";
import { Slider } from "../ui/Slider";
import { overlaySwatches } from "./overlaySwatches";
import { setOverlayView } from "./overlayView";

/** How the mask is seen. All of it is remembered. */
export function OverlayPanel() {
  const t = useT();
  const overlay = usePreferences((preferences) => preferences.overlay);
  return (
    <div className="flex w-76 max-w-full flex-col gap-3 p-3">
      <Segmented
        label={t("overlay.title")}
        value={overlay.view}
        onChange={setOverlayView}
        options={overlayViews.map((view) => ({ value: view, label: t(`overlay.${view}`) }))}
        className="*:grow *:px-1.5"
      />
      {overlay.view === "colour" ? (
        <ColourSettings overlay={overlay} />
      ) : (
        <p className="text-label text-t2">{t(overlay.view === "sent" ? "overlay.sentHint" : "overlay.blackWhiteHint")}</p>
      )}
    </div>
  );
}

function ColourSettings({ overlay }: { readonly overlay: Overlay }) {
  const t = useT();
  const language = useLanguage();
  const change = (patch: Partial<Overlay>): void => setPreferences({ overlay: { ...overlay, ...patch } });
  return (
    <>
      <RadioGroup.Root
        aria-label={t("overlay.hue")}
        orientation="horizontal"
        value={overlay.colour}
        onValueChange={(next) => change({ colour: overlayColours.find((colour) => colour === next) ?? overlay.colour })}
        className="flex gap-1"
      >
        {overlayColours.map((colour) => (
          <RadioGroup.Item
            key={colour}
            value={colour}
            aria-label={t(`overlay.${colour}`)}
            className="flex size-8 items-center justify-center rounded-field hover:bg-bg3 data-[state=checked]:ring-2 data-[state=checked]:ring-t1 data-[state=checked]:ring-inset touch:size-11"
          >
            <span aria-hidden className={clsx("size-4 rounded-[4px]", overlaySwatches[colour])} />
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <Slider
        label={t("overlay.opacity")}
        showLabel
        value={overlay.opacity}
        valueText={formatPercent(overlay.opacity, language)}
        min={overlayOpacities.min}
        max={overlayOpacities.max}
        step={0.01}
        defaultValue={overlayOpacities.usual}
        onChange={(opacity) => change({ opacity })}
      />
      <div className="flex gap-6">
        <CheckField label={t("overlay.hatch")} checked={overlay.hatch} onChange={(hatch) => change({ hatch })} />
        <CheckField label={t("overlay.edge")} checked={overlay.edge} onChange={(edge) => change({ edge })} />
      </div>
    </>
  );
}
