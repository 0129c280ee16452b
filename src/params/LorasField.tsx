import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { useDocument } from "../document/documentStore";
import { replaceParams, setParams } from "../document/paramsCommands";
import { fillLimits, type Lora } from "../engines/fillParams";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { FieldLabel } from "./FieldLabel";
import { LoraRow } from "./LoraRow";
import { NoEffect } from "./NoEffect";

/** Rows that have a path; only those are part of the form. */
function complete(rows: readonly Lora[]): Lora[] {
  return rows.flatMap(({ path, weight }) => (path.trim() === "" ? [] : [{ path: path.trim(), weight }]));
}

/** Up to three LoRAs. A row without a path yet lives here only. Removing one is a step of the history. */
export function LorasField() {
  const t = useT();
  const id = useId();
  const loras = useDocument((state) => state.params.loras);
  const [own, setOwn] = useState({ rows: loras, given: loras });
  // Undo, an example or reused settings changed the form: their rows take the place of these.
  if (loras !== own.given) setOwn({ rows: loras, given: loras });
  const { rows } = own;
  const { max } = fillLimits.loras;

  const change = (next: Lora[]): void => {
    const given = complete(next);
    setOwn({ rows: next, given });
    setParams({ loras: given });
  };
  const remove = (index: number): void => {
    const next = rows.filter((_, at) => at !== index);
    if (rows[index]?.path.trim() === "") change(next);
    else {
      const given = complete(next);
      setOwn({ rows: next, given });
      replaceParams({ loras: given });
    }
  };

  return (
    <div>
      <div className="flex min-h-8 items-center gap-2">
        <FieldLabel label={t("params.loras.label")} help={t("params.loras.help")} helpId={`${id}-help`} />
        {rows.length > 0 && <span className="text-label text-t3 tnum">{t("params.loras.count", { count: rows.length, max })}</span>}
        {rows.length < max && (
          <Button
            variant="ghost"
            size="bar"
            icon={Plus}
            aria-label={t("params.loras.add")}
            className="ml-auto"
            onClick={() => change([...rows, { path: "", weight: fillLimits.loraWeight.default }])}
          >
            {t("params.loras.addShort")}
          </Button>
        )}
      </div>
      {rows.length > 0 && (
        <ul aria-label={t("params.loras.label")} className="mt-1 flex flex-col gap-2">
          {rows.map((lora, index) => (
            <LoraRow
              // Rows have no identity but their place; a row holds only whether its field was left.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              lora={lora}
              onChange={(next) => change(rows.map((each, at) => (at === index ? next : each)))}
              onRemove={() => remove(index)}
            />
          ))}
        </ul>
      )}
      <NoEffect id={`${id}-effect`} className="mt-1" />
    </div>
  );
}
