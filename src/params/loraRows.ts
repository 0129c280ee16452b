import { replaceParams, setParams } from "../document/paramsCommands";
import type { Lora } from "../engines/fillParams";
import { loraKey, loraPathProblem, usableLoras, type LoraPathProblem } from "../engines/loraPath";
import { newId } from "../lib/id";

/** A LoRA as it stands in the form, with whatever is typed as its path so far. */
export type LoraRow = Lora & { readonly id: string };

export type LoraProblem = LoraPathProblem | "duplicate";

/** Kept outside of the components, so that a half-typed path survives a change of tabs. `given` is what the form was given of the rows. */
let own: { readonly rows: readonly LoraRow[]; readonly given: readonly Lora[] } = { rows: [], given: [] };

/** The rows behind the form's LoRAs. Undo, an example or reused settings changed the form: their rows take the place of these. */
export function loraRows(loras: readonly Lora[]): readonly LoraRow[] {
  if (loras !== own.given) own = { rows: loras.map((lora) => ({ ...lora, id: newId() })), given: loras };
  return own.rows;
}

/** Only rows that can be sent become part of the form. With `asStep` a change of the form is a step of the history. */
export function putLoraRows(rows: readonly LoraRow[], asStep = false): void {
  const given = usableLoras(rows);
  const isStep = asStep && JSON.stringify(given) !== JSON.stringify(own.given);
  own = { rows, given };
  if (isStep) replaceParams({ loras: given });
  else setParams({ loras: given });
}

/** Why a row cannot be sent, or null. Of two rows with the same path it is the later one. */
export function loraProblem(rows: readonly LoraRow[], row: LoraRow): LoraProblem | null {
  const problem = loraPathProblem(row.path);
  if (problem !== null) return problem;
  return rows.find((each) => loraKey(each.path) === loraKey(row.path)) === row ? null : "duplicate";
}

/** A row was filled in and cannot be sent: a run would go without it. A row without a path is only not used yet. */
export function hasLoraProblem(loras: readonly Lora[]): boolean {
  const rows = loraRows(loras);
  return rows.some((row) => ![null, "missing"].includes(loraProblem(rows, row)));
}
