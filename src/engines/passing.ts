import type { FailureCode } from "../lib/failure";

const passing: ReadonlySet<string> = new Set<FailureCode>([
  "service-rate-limited",
  "service-server",
  "service-unreachable",
  "service-offline",
  "service-timeout",
  "service-answer",
  "output-unreachable",
]);

/** What the user can mend at the connection, after which a run is found where it was. */
const mendable: ReadonlySet<string> = new Set<FailureCode>([
  "engine-needs-key",
  "service-key-refused",
  "service-forbidden",
  "service-elsewhere",
]);

/** True when the same question may be asked again without harm and may then be answered: a poll goes on. */
export function isPassing(failure: { readonly code: string }): boolean {
  return passing.has(failure.code);
}

/** True when another key, account or address would let the same question be answered. */
export function isMendable(failure: { readonly code: string }): boolean {
  return mendable.has(failure.code);
}
