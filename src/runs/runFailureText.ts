import { failureText } from "../i18n/failureText";
import type { T } from "../i18n/i18n";
import { Failure, failureCodes } from "../lib/failure";
import type { KeptFailure } from "./run";

/** Why a run failed, as a sentence: ours by its code, otherwise what the engine said. */
export function runFailureText(t: T, { code, values }: KeptFailure): string {
  const known = failureCodes.find((each) => each === code);
  return known === undefined ? String(values["message"] ?? code) : failureText(t, new Failure(known, values));
}
