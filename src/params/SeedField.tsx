import { Dices } from "lucide-react";
import { useId, useState } from "react";
import { useDocument } from "../document/documentStore";
import { setParams } from "../document/paramsCommands";
import { fillLimits } from "../engines/fillParams";
import { useT } from "../i18n/i18n";
import { IconButton } from "../ui/IconButton";
import { NumberField } from "../ui/NumberField";
import { FieldLabel } from "./FieldLabel";
import { rollSeed } from "./rollSeed";

/** A number, or nothing for a new one each run. */
export function SeedField() {
  const t = useT();
  const id = useId();
  const seed = useDocument((state) => state.params.seed);
  const [rolls, setRolls] = useState(0);
  return (
    <div>
      <div className="mb-1.5">
        <FieldLabel label={t("params.seed.label")} help={t("params.seed.help")} helpId={`${id}-help`} />
      </div>
      <NumberField
        hideLabel
        allowEmpty
        label={t("params.seed.label")}
        placeholder={t("params.seed.random")}
        {...fillLimits.seed}
        value={seed}
        describedBy={`${id}-help`}
        onChange={(value) => setParams({ seed: value })}
        suffix={
          <IconButton
            key={rolls}
            size="bar"
            icon={Dices}
            label={t("params.seed.roll")}
            shortcut="D"
            className={rolls > 0 ? "-my-px [&>svg]:animate-roll" : "-my-px"}
            onClick={() => {
              rollSeed();
              setRolls(rolls + 1);
            }}
          />
        }
      />
    </div>
  );
}
