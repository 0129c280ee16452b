import { X } from "lucide-react";
import { useState } from "react";
import { fillLimits, type Lora } from "../engines/fillParams";
import { useT } from "../i18n/i18n";
import { IconButton } from "../ui/IconButton";
import { NumberField } from "../ui/NumberField";
import { Slider } from "../ui/Slider";
import { TextField } from "../ui/TextField";
import type { LoraProblem } from "./loraRows";

export interface LoraRowProps {
  readonly lora: Lora;
  /** Why it cannot be sent; null when it can. */
  readonly problem: LoraProblem | null;
  readonly onChange: (lora: Lora) => void;
  readonly onRemove: () => void;
}

/** One LoRA: where it is and how strongly it acts. A wrong path is explained once the field was left. */
export function LoraRow({ lora, problem, onChange, onRemove }: LoraRowProps) {
  const t = useT();
  const [left, setLeft] = useState(lora.path !== "");
  const error = left && problem !== null ? t(`params.loras.problem.${problem}`) : null;
  const weigh = (weight: number | null): void => {
    if (weight !== null) onChange({ ...lora, weight });
  };
  return (
    <li className="rounded-field bg-bg2 p-2 [--slider-gap:var(--bg2)]">
      <TextField
        hideLabel
        label={t("params.loras.path")}
        placeholder={t("params.loras.pathPlaceholder")}
        value={lora.path}
        error={error}
        maxLength={2048}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(path) => onChange({ ...lora, path })}
        onBlur={() => setLeft(true)}
      />
      <div className="mt-1.5 grid grid-cols-[1fr_3.5rem_auto] items-center gap-2">
        <Slider
          label={t("params.loras.weight")}
          {...fillLimits.loraWeight}
          value={lora.weight}
          defaultValue={fillLimits.loraWeight.default}
          onChange={weigh}
        />
        <NumberField
          hideLabel
          label={t("params.loras.weight")}
          {...fillLimits.loraWeight}
          value={lora.weight}
          decimals={1}
          inputClassName="text-right pr-1"
          onChange={weigh}
        />
        <IconButton icon={X} label={t("params.loras.remove")} onClick={onRemove} />
      </div>
    </li>
  );
}
