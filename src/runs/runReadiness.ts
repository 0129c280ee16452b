import { isLocal, type EngineId } from "../engines/engine";

/** Why a run cannot be sent now; a key of the sentences `params.runBar.reason`. */
export type NotReady =
  | "restoring"
  | "readOnly"
  | "loading"
  | "connecting"
  | "keyRefused"
  | "needsKey"
  | "noPhoto"
  | "noMask"
  | "allMasked"
  | "noPrompt"
  | "loraPath";

export interface ReadinessInput {
  readonly status: "restoring" | "empty" | "loading" | "ready";
  readonly readOnly: boolean;
  readonly hasPhoto: boolean;
  /** Share of the photo that is masked, 0 to 1. */
  readonly coverage: number;
  readonly prompt: string;
  /** A LoRA was filled in that cannot be sent. */
  readonly hasLoraProblem: boolean;
  readonly engine: EngineId;
  /** Whether the chosen engine can be asked, and if not, why. */
  readonly connection: "there" | "coming" | "refused" | "missing";
}

const whyNotConnected = { coming: "connecting", refused: "keyRefused", missing: "needsKey" } as const;

/** The first thing that is missing, null when a run can be sent. A missing connection comes before the work that would be in vain. */
export function runReadiness(input: ReadinessInput): NotReady | null {
  if (input.status === "restoring") return "restoring";
  if (input.readOnly) return "readOnly";
  if (input.status === "loading") return "loading";
  if (input.connection !== "there") return whyNotConnected[input.connection];
  if (!input.hasPhoto) return "noPhoto";
  if (input.coverage <= 0) return "noMask";
  // The local engine needs pixels to fill from and reads neither prompt nor LoRAs; the service is the other way round.
  if (isLocal(input.engine)) return input.coverage >= 1 ? "allMasked" : null;
  if (input.prompt.trim() === "") return "noPrompt";
  return input.hasLoraProblem ? "loraPath" : null;
}
