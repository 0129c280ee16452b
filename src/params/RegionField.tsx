import { useId, type ReactNode } from "react";
import { useDocument } from "../document/documentStore";
import { usePlannedRegion, type PlannedRegion } from "../document/documentRegion";
import { setParams } from "../document/paramsCommands";
import { adjustRegion, chooseRegion, endRegionChange } from "../document/regionCommands";
import { regionScale } from "../editor/regionScale";
import { useLanguage, useT } from "../i18n/i18n";
import type { Size } from "../image/geometry";
import { beyondPhoto } from "../image/region";
import { contextLimits, type RegionChoice } from "../image/regionChoice";
import { setPreferences, usePreferences } from "../settings/preferencesStore";
import { Button } from "../ui/Button";
import { CheckField } from "../ui/CheckField";
import { Segmented } from "../ui/Segmented";
import { Slider } from "../ui/Slider";
import { FieldLabel } from "./FieldLabel";
import { FrameFields } from "./FrameFields";
import { presetSize } from "./sizePresets";

/** Which part of the photo is worked on: the dial, the whole photo, or a frame in numbers; and what came of it. */
export function RegionField() {
  const t = useT();
  const language = useLanguage();
  const id = useId();
  const choice = useDocument((state) => state.region);
  const planned = usePlannedRegion();
  const showFrame = usePreferences((preferences) => preferences.showFrame);
  const { context } = choice;
  const choose = (mode: RegionChoice["mode"]): void => {
    if (mode !== "frame") chooseRegion({ mode, context });
    else if (planned !== null) chooseRegion({ mode, context, rect: planned.rect });
  };
  return (
    <section className="flex flex-col gap-2 border-t border-line px-4 py-3">
      <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-2">
        <FieldLabel label={t("region.label")} help={t("region.help")} helpId={`${id}-help`} />
        {planned !== null && <span className="text-label text-t3 tnum">{regionScale(planned, t, language)}</span>}
      </div>
      <Segmented
        label={t("region.label")}
        value={choice.mode}
        onChange={choose}
        options={[
          { value: "auto", label: t("region.auto") },
          { value: "whole", label: t("region.whole") },
          { value: "frame", label: t("region.frame"), disabled: planned === null && choice.mode !== "frame" },
        ]}
        className="[&>*]:grow"
      />
      {choice.mode === "auto" && <ContextDial context={context} planned={planned} />}
      {choice.mode === "frame" && planned !== null && planned.frame !== "left" && <FrameFields frame={planned.rect} />}
      <RegionNotes planned={planned} />
      {planned !== null && (
        <CheckField label={t("region.show")} checked={showFrame} onChange={(next) => setPreferences({ showFrame: next })} />
      )}
    </section>
  );
}

function ContextDial({ context, planned }: { readonly context: number; readonly planned: PlannedRegion | null }) {
  const t = useT();
  const { min, max, step, usual } = contextLimits;
  return (
    <div className="flex items-center gap-3 text-label text-t3">
      <span aria-hidden>{t("region.detail")}</span>
      <Slider
        label={t("region.context")}
        {...{ min, max, step }}
        value={context}
        defaultValue={usual}
        {...(planned === null ? {} : { valueText: t("region.seen", { width: planned.rect.width, height: planned.rect.height }) })}
        onChange={(value) => adjustRegion({ mode: "auto", context: value })}
        onCommit={endRegionChange}
      />
      <span aria-hidden>{t("region.context")}</span>
    </div>
  );
}

/** What is not as somebody might think, each in a sentence. */
function RegionNotes({ planned }: { readonly planned: PlannedRegion | null }) {
  const t = useT();
  const photo = useDocument((state) => state.photo);
  const width = useDocument((state) => state.params.width);
  const height = useDocument((state) => state.params.height);
  const pixels = planned === null || photo === null ? 0 : beyondPhoto(planned.rect, photo);
  return (
    <div role="status" className="flex flex-col items-start gap-2 empty:hidden">
      {planned === null && <Note>{t("region.noMask")}</Note>}
      {planned?.frame === "grown" && <Note>{t("region.grown")}</Note>}
      {planned?.frame === "left" && <Note>{t("region.away")}</Note>}
      {pixels > 0 && <Note>{t("region.mirrored", { pixels })}</Note>}
      {pixels > 0 && photo !== null && !isMatched({ width, height }, photo) && (
        <Button size="bar" onClick={() => setParams({ preset: "match", ...presetSize("match", photo) })}>
          {t("region.match")}
        </Button>
      )}
    </div>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return <p className="text-label text-t2">{children}</p>;
}

function isMatched(size: Size, photo: Size): boolean {
  const match = presetSize("match", photo);
  return size.width === match.width && size.height === match.height;
}
