import type { EngineId } from "../engines/engine";
import type { FillParams } from "../engines/fillParams";
import type { ParamsChange } from "../storage/documentTable";
import { queueSave } from "./autosave";
import { recordStep } from "./documentHistory";
import { documentState, setDocument } from "./documentStore";

/** Ordinary editing of the form: kept, but no step of the history (fields have their own undo while they are typed in). */
export function setParams(patch: Partial<FillParams>): void {
  setDocument({ params: { ...documentState().params, ...patch } });
  queueSave([], "typing");
}

/** Replaces fields of the form at once (settings of a result, cleared fields) as one step of the history. */
export function replaceParams(patch: Partial<FillParams>): void {
  const change = paramsChange(documentState().params, patch);
  if (Object.keys(change.after).length === 0) return;
  setDocument({ params: { ...documentState().params, ...patch } });
  recordStep({ kind: "params", params: change });
}

export function setEngine(engine: EngineId): void {
  setDocument({ engine });
  queueSave([]);
}

/** The fields that `patch` changes, before and after: undo puts back these and leaves what was typed elsewhere. */
export function paramsChange(params: FillParams, patch: Partial<FillParams>): ParamsChange {
  const fields = (Object.keys(patch) as (keyof FillParams)[]).filter(
    (field) => JSON.stringify(params[field]) !== JSON.stringify(patch[field]),
  );
  const pick = (from: Partial<FillParams>): Partial<FillParams> => Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { before: pick(params), after: pick(patch) };
}
