import { useId } from "react";
import { useDocument } from "../document/documentStore";
import { setParams } from "../document/paramsCommands";
import { defaultParams, fillLimits } from "../engines/fillParams";
import { useT } from "../i18n/i18n";
import { NumberField } from "../ui/NumberField";
import { Slider } from "../ui/Slider";
import { FieldLabel } from "./FieldLabel";
import { NoEffect } from "./NoEffect";

export interface EffortFieldProps {
  readonly name: "steps" | "guidance";
  /** Those of the page, or narrower ones of the service. */
  readonly limits: { readonly min: number; readonly max: number; readonly step: number };
}

/** Steps or guidance: a slider for the hand and a field for the exact value. */
export function EffortField({ name, limits }: EffortFieldProps) {
  const t = useT();
  const id = useId();
  const value = useDocument((state) => state.params[name]);
  const label = t(`params.${name}.label`);
  const isNarrower = limits.min > fillLimits[name].min || limits.max < fillLimits[name].max;
  const change = (next: number | null): void => {
    if (next !== null) setParams({ [name]: next });
  };
  return (
    <div>
      <div className="grid grid-cols-[6.75rem_1fr_3.5rem] items-start gap-2 [&>:first-child]:pt-2">
        <FieldLabel label={label} help={t(`params.${name}.help`)} helpId={`${id}-help`} />
        <span className="pt-0.5">
          <Slider label={label} {...limits} value={value} defaultValue={defaultParams[name]} onChange={change} />
        </span>
        <NumberField
          hideLabel
          label={label}
          {...limits}
          value={value}
          {...(name === "guidance" ? { decimals: 1 } : {})}
          inputClassName="text-right pr-1"
          describedBy={`${id}-help ${id}-limits ${id}-effect`}
          onChange={change}
        />
      </div>
      {isNarrower && (
        <p id={`${id}-limits`} className="text-label text-t3 tnum">
          {t("params.narrower", { min: limits.min, max: limits.max })}
        </p>
      )}
      {name === "guidance" && <NoEffect id={`${id}-effect`} />}
    </div>
  );
}
