import { Link2, Link2Off } from "lucide-react";
import { useId, useState } from "react";
import { useDocument } from "../document/documentStore";
import { setParams } from "../document/paramsCommands";
import { fillLimits } from "../engines/fillParams";
import { useT } from "../i18n/i18n";
import { IconButton } from "../ui/IconButton";
import { NumberField } from "../ui/NumberField";
import { FieldLabel } from "./FieldLabel";
import { SizePresets } from "./SizePresets";
import { presetChoices, presetSize, withRatio } from "./sizePresets";

const { min, max, step, bigStep } = fillLimits.side;

/** Presets, width and height. While the ratio is locked, one side follows the other and the preset stays chosen. */
export function SizeField() {
  const t = useT();
  const id = useId();
  const { width, height, preset } = useDocument((state) => state.params);
  const photo = useDocument((state) => state.photo);
  const [locked, setLocked] = useState(true);
  // The ratio of own sizes at the moment of locking: following the rounded sides would let it drift.
  const [heldRatio, setHeldRatio] = useState(width / height);

  const choice = presetChoices.find((each) => each === preset);
  const exact = choice === undefined ? null : choice === "match" ? photo : presetSize(choice, null);
  const ratio = exact === null ? heldRatio : exact.width / exact.height;

  const setSide = (side: "width" | "height", value: number | null): void => {
    if (value === null) return;
    if (locked) setParams(withRatio(side, value, ratio));
    else setParams({ [side]: value, preset: "custom" });
  };
  const toggleLock = (): void => {
    setHeldRatio(width / height);
    setLocked(!locked);
  };

  return (
    <div>
      <div className="mb-1.5 flex min-h-5 items-center justify-between gap-2">
        <FieldLabel label={t("params.size.label")} help={t("params.size.help")} helpId={`${id}-help`} />
        <span className="text-label text-t3 tnum">{t("params.size.range", { min, max })}</span>
      </div>
      <SizePresets photo={photo} />
      <div className="mt-2 grid grid-cols-[1fr_auto_1fr] items-start gap-2">
        <NumberField
          hideLabel
          label={t("params.size.width")}
          prefix={t("params.size.widthPrefix")}
          {...{ min, max, step, bigStep }}
          value={width}
          describedBy={`${id}-range`}
          onChange={(value) => setSide("width", value)}
        />
        <IconButton icon={locked ? Link2 : Link2Off} label={t("params.size.lock")} pressed={locked} onClick={toggleLock} />
        <NumberField
          hideLabel
          label={t("params.size.height")}
          prefix={t("params.size.heightPrefix")}
          {...{ min, max, step, bigStep }}
          value={height}
          describedBy={`${id}-range`}
          onChange={(value) => setSide("height", value)}
        />
      </div>
      <span id={`${id}-range`} hidden>
        {t("params.size.stepHelp", { min, max, step })}
      </span>
    </div>
  );
}
