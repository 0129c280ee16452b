import { History, Plus } from "lucide-react";
import { useId } from "react";
import { useDocument } from "../document/documentStore";
import { fillLimits, type Lora } from "../engines/fillParams";
import { loraKey } from "../engines/loraPath";
import { useT } from "../i18n/i18n";
import { newId } from "../lib/id";
import { Button } from "../ui/Button";
import { Menu } from "../ui/Menu";
import { useSignal } from "../ui/signal";
import { FieldLabel } from "./FieldLabel";
import { LoraRow } from "./LoraRow";
import { loraProblem, loraRows, putLoraRows } from "./loraRows";
import { NoEffect } from "./NoEffect";
import { recentLoras } from "./recentLoras";

/** Up to three LoRAs, new ones or those that were used before. Removing one is a step of the history. */
export function LorasField() {
  const t = useT();
  const id = useId();
  const rows = loraRows(useDocument((state) => state.params.loras));
  const { max } = fillLimits.loras;
  const add = (lora: Lora): void => putLoraRows([...rows, { id: newId(), ...lora }]);
  const here = new Set(rows.map(({ path }) => loraKey(path)));
  const recents = useSignal(recentLoras).filter(({ path }) => !here.has(loraKey(path)));

  return (
    <div>
      <div className="flex min-h-8 items-center gap-2">
        <FieldLabel label={t("params.loras.label")} help={t("params.loras.help")} helpId={`${id}-help`} />
        {rows.length > 0 && <span className="text-label text-t3 tnum">{t("params.loras.count", { count: rows.length, max })}</span>}
        {rows.length < max && (
          <span className="ml-auto flex items-center">
            {recents.length > 0 && (
              <Menu
                icon={History}
                label={t("params.loras.recent")}
                items={recents.map((lora) => ({ label: lora.path, onSelect: () => add(lora) }))}
              />
            )}
            <Button
              variant="ghost"
              size="bar"
              icon={Plus}
              aria-label={t("params.loras.add")}
              onClick={() => add({ path: "", weight: fillLimits.loraWeight.default })}
            >
              {t("params.loras.addShort")}
            </Button>
          </span>
        )}
      </div>
      {rows.length > 0 && (
        <ul aria-label={t("params.loras.label")} className="mt-1 flex flex-col gap-2">
          {rows.map((row) => (
            <LoraRow
              key={row.id}
              lora={row}
              problem={loraProblem(rows, row)}
              onChange={(lora) => putLoraRows(rows.map((each) => (each === row ? { ...lora, id: row.id } : each)))}
              onRemove={() =>
                putLoraRows(
                  rows.filter((each) => each !== row),
                  true,
                )
              }
            />
          ))}
        </ul>
      )}
      <NoEffect id={`${id}-effect`} className="mt-1" />
    </div>
  );
}
