import { memo, useId, type ReactNode } from "react";
import { documentState, useDocument } from "../document/documentStore";
import { plannedRegion, usePlannedRegions, type PlannedRegion } from "../document/documentRegion";
import { isApart, maskParts } from "../document/maskParts";
import { setParams } from "../document/paramsCommands";
import { adjustRegion, chooseRegion, endRegionChange } from "../document/regionCommands";
import { regionScale } from "../editor/regionScale";
import { formatMoney } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import type { Size } from "../image/geometry";
import { beyondPhoto } from "../image/region";
import { contextLimits, type RegionChoice } from "../image/regionChoice";
import { setPreferences, usePreferences } from "../settings/preferencesStore";
import { Button } from "../ui/Button";
import { CheckField } from "../ui/CheckField";
import { Segmented } from "../ui/Segmented";
import { useSignal } from "../ui/signal";
import { Slider } from "../ui/Slider";
import { FieldLabel } from "./FieldLabel";
import { FrameFields } from "./FrameFields";
import { timesRuns } from "./quote";
import { useQuote } from "./quoteQuery";
import { presetSize } from "./sizePresets";

/** Which part of the photo is worked on: the dial, the whole photo, or a frame in numbers; and what came of it. */
export function RegionField() {
  const t = useT();
  const language = useLanguage();
  const id = useId();
  const choice = useDocument((state) => state.region);
  const regions = usePlannedRegions();
  const [planned = null] = regions;
  const parts = useSignal(maskParts);
  const showFrame = usePreferences((preferences) => preferences.showFrame);
  const { context } = choice;
  return (
    <section className="flex flex-col gap-2 border-t border-line px-4 py-3">
      <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-2">
        <FieldLabel label={t("region.label")} help={t("region.help")} helpId={`${id}-help`} />
        {planned !== null && (
          <span className="text-label text-t3 tnum">
            {regions.length > 1 ? t("region.count", { count: regions.length }) : regionScale(planned, t, language)}
          </span>
        )}
      </div>
      <ModeChoice mode={choice.mode} hasRegion={planned !== null} />
      {choice.mode === "auto" && <ContextDial context={context} planned={planned} />}
      {choice.mode === "auto" && parts.length > 1 && <PartsChoice count={parts.length} />}
      {choice.mode === "frame" && planned !== null && planned.frame !== "left" && <FrameFields frame={planned.rect} />}
      <RegionNotes regions={regions} />
      {planned !== null && (
        <CheckField label={t("region.show")} checked={showFrame} onChange={(next) => setPreferences({ showFrame: next })} />
      )}
    </section>
  );
}

interface ModeChoiceProps {
  readonly mode: RegionChoice["mode"];
  readonly hasRegion: boolean;
}

/** A stroke that moves the region leaves it alone. */
const ModeChoice = memo(function ModeChoice({ mode, hasRegion }: ModeChoiceProps) {
  const t = useT();
  return (
    <Segmented
      label={t("region.label")}
      value={mode}
      onChange={chooseMode}
      options={[
        { value: "auto", label: t("region.auto") },
        { value: "whole", label: t("region.whole") },
        { value: "frame", label: t("region.frame"), disabled: !hasRegion && mode !== "frame" },
      ]}
      className="[&>*]:grow"
    />
  );
});

/** A frame is drawn where the region is now. */
function chooseMode(mode: RegionChoice["mode"]): void {
  const document = documentState();
  const { context } = document.region;
  if (mode !== "frame") {
    chooseRegion({ mode, context });
    return;
  }
  const together = plannedRegion({ ...document, region: { mode: document.region.mode === "whole" ? "whole" : "auto", context } });
  if (together !== null) chooseRegion({ mode, context, rect: together.rect });
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
        onChange={(value) => adjustRegion({ mode: "auto", context: value, apart: isApart(documentState().region) })}
        onCommit={endRegionChange}
      />
      <span aria-hidden>{t("region.context")}</span>
    </div>
  );
}

/** One region over everything that is masked, or one for each part; and what either costs. */
function PartsChoice({ count }: { readonly count: number }) {
  const t = useT();
  const language = useLanguage();
  const context = useDocument((state) => state.region.context);
  const apart = useDocument((state) => isApart(state.region));
  const engine = useDocument((state) => state.engine);
  const quote = useQuote(
    engine,
    useDocument((state) => state.params),
  );
  const price = formatMoney(quote.total, language);
  const total = formatMoney(timesRuns(quote, count).total, language);
  return (
    <>
      <Segmented
        label={t("region.parts")}
        value={apart ? "apart" : "together"}
        onChange={(value) => chooseRegion({ mode: "auto", context, apart: value === "apart" })}
        options={[
          { value: "together", label: t("region.together") },
          { value: "apart", label: t("region.apart") },
        ]}
        className="[&>*]:grow"
      />
      <p className="text-label text-t2 tnum">
        {quote.kind === "free"
          ? t("region.free", { count })
          : `${t("region.togetherCosts", { price })} ${t("region.apartCosts", { count, price, total })}`}
      </p>
    </>
  );
}

/** What is not as somebody might think, each in a sentence. */
function RegionNotes({ regions }: { readonly regions: readonly PlannedRegion[] }) {
  const t = useT();
  const [planned = null] = regions;
  const photo = useDocument((state) => state.photo);
  const width = useDocument((state) => state.params.width);
  const height = useDocument((state) => state.params.height);
  const pixels = photo === null ? 0 : Math.max(0, ...regions.map(({ rect }) => beyondPhoto(rect, photo)));
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
