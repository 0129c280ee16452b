import { useId } from "react";
import { useDocument } from "../document/documentStore";
import { setParams } from "../document/paramsCommands";
import { fillLimits } from "../engines/fillParams";
import { useT } from "../i18n/i18n";
import { Stepper } from "../ui/Stepper";
import { FieldLabel } from "./FieldLabel";

/** How many results a run makes. */
export function ImagesField() {
  const t = useT();
  const id = useId();
  const images = useDocument((state) => state.params.images);
  const { min, max } = fillLimits.images;
  return (
    <div>
      <div className="mb-1.5">
        <FieldLabel label={t("params.images.label")} help={t("params.images.help", { min, max })} helpId={`${id}-help`} />
      </div>
      <Stepper
        hideLabel
        label={t("params.images.label")}
        value={images}
        min={min}
        max={max}
        describedBy={`${id}-help`}
        onChange={(next) => setParams({ images: next })}
      />
    </div>
  );
}
