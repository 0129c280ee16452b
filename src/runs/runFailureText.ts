import { failureText } from "../i18n/failureText";
import type { T } from "../i18n/i18n";
import { Failure, failureCodes } from "../lib/failure";
import type { RunState } from "./run";

/** Why a run failed, as a sentence: ours by its code, otherwise what the engine said. */
export function runFailureText(t: T, { code, message }: Extract<RunState, { phase: "failed" }>): string {
  const known = failureCodes.find((each) => each === code);
  return known === undefined ? message : failureText(t, new Failure(known, { message }));
}
