import type { KeptFailure } from "../runs/run";

/** The one thing that mends a run that failed, where there is one beside trying again. */
export type EndedAction = "changePrompt" | "changeSettings" | "openConnection" | "topUp";

const actions: Readonly<Record<string, EndedAction>> = {
  "service-moderated": "changePrompt",
  "run-no-outputs": "changePrompt",
  "service-too-large": "changeSettings",
  "service-no-credits": "topUp",
  "service-key-refused": "openConnection",
  "service-elsewhere": "openConnection",
  "engine-needs-key": "openConnection",
};

const inSettings: ReadonlySet<unknown> = new Set(["size", "steps", "seed", "guidance", "images", "loras"]);

export function endedAction({ code, values }: KeptFailure): EndedAction | null {
  if (code !== "service-params") return actions[code] ?? null;
  if (values["field"] === "prompt") return "changePrompt";
  return inSettings.has(values["field"]) ? "changeSettings" : null;
}
