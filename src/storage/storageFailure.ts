import { Failure } from "../lib/failure";

/** What IndexedDB throws, as a failure with a code: a full disk, a refused or closed database, anything else. */
export function storageFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : "";
  const message = thrown instanceof Error || thrown instanceof DOMException ? thrown.message : String(thrown);
  if (name === "QuotaExceededError") return new Failure("storage-full", {}, { cause: thrown });
  return new Failure("storage-write", { message }, { cause: thrown });
}
