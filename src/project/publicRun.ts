import type { Run } from "../runs/run";
import type { PhotoRef } from "../storage/photoRef";
import { baseName, withoutCredentials } from "./publicNames";

export function publicPhoto(photo: PhotoRef): PhotoRef {
  return { ...photo, name: baseName(photo.name) };
}

/**
 * A run as others may have it: whose account made it, and where that keeps it for a while, is nobody else's matter. On the way in as well: an
 * address in a file of anybody's would be asked for an image as soon as its card is seen.
 */
export function publicRun(run: Run): Run {
  const { state } = run;
  return {
    ...run,
    photo: publicPhoto(run.photo),
    params: { ...run.params, loras: run.params.loras.map((lora) => ({ ...lora, path: withoutCredentials(lora.path) })) },
    outputs: run.outputs.filter((output) => !output.deleted),
    missing: [],
    sentAt: null,
    state: "ticket" in state ? ({ ...state, ticket: null } as Run["state"]) : state,
  };
}
