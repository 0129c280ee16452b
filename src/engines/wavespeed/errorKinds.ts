import { Failure } from "../../lib/failure";
import type { Refusal } from "./envelope";

/** What a refused value is called in the form; `parameter` when the service does not say which. */
export type RefusedField = "image" | "mask" | "prompt" | "size" | "steps" | "seed" | "guidance" | "images" | "loras" | "parameter";

/** Longer names first: `image` is a part of `mask_image`, and `size` of nothing else here. */
const fieldWords: readonly (readonly [RegExp, RefusedField])[] = [
  [/\bmask_image\b/i, "mask"],
  [/\bnum_inference_steps\b/i, "steps"],
  [/\bguidance_scale\b/i, "guidance"],
  [/\bnum_images\b/i, "images"],
  [/\bloras?\b/i, "loras"],
  [/\bprompt\b/i, "prompt"],
  [/\bsize\b/i, "size"],
  [/\bseed\b/i, "seed"],
  [/\bimage\b/i, "image"],
];

export function refusedField(text: string): RefusedField {
  return fieldWords.find(([word]) => word.test(text))?.[1] ?? "parameter";
}

const noCredits = /insufficient[\s_-]+(credit|balance|fund)|out of credits?/i;
const rateLimit = /rate.?limit|too many requests|quota exceeded/i;
const moderation = /moderat|content policy|safety (check|filter)|sensitive content/i;

/** The limits of an account are reset every minute; that long is waited when the service does not say. */
const defaultPause = 60_000;

/**
 * What a refusal means, as a `Failure`. The body of "out of credits" and of validation errors is not documented, so the words count
 * as much as the numbers. `retryAfter` is in milliseconds; `now` and `values.until` in milliseconds since 1970.
 */
export function failureOf(refusal: Refusal, now: number, retryAfter: number | null): Failure {
  const { status, code, text } = refusal;
  const message = text === "" ? `HTTP ${status}` : text;
  // An envelope may carry the HTTP status of an answer that itself came with 200.
  const kind = status >= 200 && status < 300 && code !== null && code >= 400 && code < 600 ? code : status;
  if (kind === 429 || rateLimit.test(text)) {
    const pause = retryAfter ?? defaultPause;
    return new Failure("service-rate-limited", { seconds: Math.max(1, Math.ceil(pause / 1000)), until: now + pause });
  }
  // Code 1407 is known only from imitations of the service: with words of its own it is shown as it is.
  if (kind === 402 || noCredits.test(text) || (code === 1407 && text === "")) return new Failure("service-no-credits", { message });
  if (kind === 401) return new Failure("service-key-refused", { message });
  if (kind === 403) return new Failure("service-forbidden", { message });
  if (kind === 404 || kind === 405) return new Failure("service-not-found", { message, status: kind });
  if (kind === 413) return new Failure("service-too-large", { message });
  // 408: whether the whole request had arrived is not known, as with a fault of the service.
  if ((kind >= 500 && kind < 600) || kind === 408) return new Failure("service-server", { message, status: kind });
  return taskFailure(code, message, status);
}

/** What a task code (`data.code`) and its words mean. `message` is never empty. */
export function taskFailure(code: number | null, message: string, status = 200): Failure {
  if (code === 1200 || moderation.test(message)) return new Failure("service-moderated", { message });
  if (code === 1402) return new Failure("service-media", { message });
  if (noCredits.test(message)) return new Failure("service-no-credits", { message });
  if (code === 1400 || code === 1401 || status === 400 || status === 422)
    return new Failure("service-params", { field: refusedField(message), message });
  if (code !== null && code >= 5000 && code < 6000) return new Failure("service-server", { message, status: code });
  return status >= 200 && status < 300 && code === null
    ? new Failure("run-failed", { message })
    : new Failure(status >= 400 ? "service-refused" : "run-failed", { message, status: code ?? status });
}
