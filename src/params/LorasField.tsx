import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { useDocument } from "../document/documentStore";
import { replaceParams, setParams } from "../document/paramsCommands";
import { fillLimits, type Lora } from "../engines/fillParams";
import { useT } from "../i18n/i18n";
import { newId } from "../lib/id";
import { Button } from "../ui/Button";
import { FieldLabel } from "./FieldLabel";
import { LoraRow } from "./LoraRow";
import { NoEffect } from "./NoEffect";

type Row = Lora & { readonly id: string };

function rowsOf(loras: readonly Lora[]): Row[] {
  return loras.map((lora) => ({ ...lora, id: newId() }));
}

/** Rows that have a path; only those are part of the form. */
function complete(rows: readonly Row[]): Lora[] {
  return rows.flatMap(({ path, weight }) => (path.trim() === "" ? [] : [{ path: path.trim(), weight }]));
}

/** Up to three LoRAs. A row without a path yet lives here only. Removing one is a step of the history. */
export function LorasField() {
  const t = useT();
  const id = useId();
  const loras = useDocument((state) => state.params.loras);
  const [own, setOwn] = useState(() => ({ rows: rowsOf(loras), given: loras }));
  // Undo, an example or reused settings changed the form: their rows take the place of these.
  if (loras !== own.given) setOwn({ rows: rowsOf(loras), given: loras });
  const { rows } = own;
  const { max } = fillLimits.loras;

  const give = (next: Row[], put: typeof setParams): void => {
    const given = complete(next);
    setOwn({ rows: next, given });
    put({ loras: given });
  };
  const remove = (row: Row): void =>
    give(
      rows.filter((each) => each !== row),
      row.path.trim() === "" ? setParams : replaceParams,
    );

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
            onClick={() => give([...rows, { id: newId(), path: "", weight: fillLimits.loraWeight.default }], setParams)}
          >
            {t("params.loras.addShort")}
          </Button>
        )}
      </div>
      {rows.length > 0 && (
        <ul aria-label={t("params.loras.label")} className="mt-1 flex flex-col gap-2">
          {rows.map((row) => (
            <LoraRow
              key={row.id}
              lora={row}
              onChange={(next) =>
                give(
                  rows.map((each) => (each === row ? { ...next, id: row.id } : each)),
                  setParams,
                )
              }
              onRemove={() => remove(row)}
            />
          ))}
        </ul>
      )}
      <NoEffect id={`${id}-effect`} className="mt-1" />
    </div>
  );
}
