import { replaceParams, setEngine } from "../document/paramsCommands";
import { currentT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { toast } from "../ui/toast";

/** Puts the settings of a run into the form, see `takeSettings`, and says so. */
export function reuseSettings(run: Run): void {
  takeSettings(run);
  toast({ text: currentT()("gallery.reused") });
}

/** Puts the prompt, size, seed and settings of a run into the form, as one step of the document's history; its engine too. */
export function takeSettings(run: Run): void {
  replaceParams({ ...run.params, loras: run.params.loras.map((lora) => ({ ...lora })) });
  setEngine(run.engine);
}
