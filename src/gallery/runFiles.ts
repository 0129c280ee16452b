import { currentT } from "../i18n/i18n";
import { Failure } from "../lib/failure";
import type { Run } from "../runs/run";
import { toast } from "../ui/toast";
import { runFileName } from "./resultName";
import { runJson } from "./runJson";
import { saveFile } from "../ui/saveFile";
import { tellFailure } from "./tellFailure";

/** Puts the run's JSON on the clipboard. Tells about itself; never rejects. */
export async function copyRunJson(run: Run): Promise<void> {
  try {
    await navigator.clipboard.writeText(runJson(run));
    toast({ text: currentT()("gallery.copied") });
  } catch (refused) {
    tellFailure(new Failure("clipboard-refused", {}, { cause: refused }));
  }
}

export function downloadRunJson(run: Run): void {
  const name = runFileName(run.params.prompt, run.params.seed, "json");
  saveFile(new Blob([runJson(run)], { type: "application/json" }), name);
  toast({ text: currentT()("gallery.downloaded", { name }) });
}
