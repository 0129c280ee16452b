/**
 * Every failure that a person may meet, by code. The text lives in the message catalogue
 * (`errors.<code>`), so a code without a sentence in both languages does not compile.
 */
export const failureCodes = [
  "aborted",
  "unexpected",
  // opening a photo or a mask
  "file-empty",
  "file-broken",
  "file-mislabelled",
  "file-not-image",
  "file-svg",
  "file-heic",
  "file-unsupported",
  "photo-too-large",
  "photo-memory",
  "link-unreachable",
  "link-invalid",
  "link-too-large",
  // filling
  "mask-empty",
  "mask-covers-all",
  "avoid-covers-all",
  "fill-memory",
  "model-broken",
  "model-external",
  "model-unfit",
  "model-answer",
  "model-missing",
  "engine-lost",
  "output-broken",
  "picture-unwritable",
  "engine-needs-key",
  // the service
  "service-address",
  "service-key-malformed",
  "service-key-refused",
  "service-forbidden",
  "service-no-credits",
  "service-rate-limited",
  "service-moderated",
  "service-params",
  "service-media",
  "service-too-large",
  "service-not-found",
  "service-refused",
  "service-server",
  "service-unreachable",
  "service-offline",
  "service-timeout",
  "service-answer",
  "service-elsewhere",
  "submit-unknown",
  "enhance-unknown",
  "run-failed",
  "run-ended",
  "run-no-outputs",
  "output-blocked",
  "output-gone",
  "output-unreachable",
  "output-unreadable",
  "output-other-shape",
  // keeping
  "storage-full",
  "storage-unavailable",
  "storage-write",
  "storage-other-tab",
  "blob-missing",
  "project-broken",
  "record-broken",
  "clipboard-refused",
] as const;

export type FailureCode = (typeof failureCodes)[number];

export type FailureValues = Readonly<Record<string, string | number>>;

/** A typed error: floors throw it, only rooms turn it into words. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly code: FailureCode;
  readonly values: FailureValues;

  constructor(code: FailureCode, values: FailureValues = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.values = values;
  }
}

/** Any thrown thing as a `Failure`; an AbortError becomes `aborted`, the unknown `unexpected`. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof DOMException && thrown.name === "AbortError") return new Failure("aborted", {}, { cause: thrown });
  if (thrown instanceof DOMException && thrown.name === "QuotaExceededError") return new Failure("storage-full", {}, { cause: thrown });
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure("unexpected", { message }, { cause: thrown });
}
