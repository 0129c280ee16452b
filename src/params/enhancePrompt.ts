import { optimizePrompt } from "../engines/wavespeed/optimizer";
import type { WavespeedEngine } from "../engines/wavespeed/wavespeedEngine";
import { toFailure, type Failure, type FailureCode } from "../lib/failure";

/** A better wording, or why there is none; `mayBeCharged` is false only where the service said a clear no. */
export type Enhanced =
  | { readonly text: string; readonly id: string; readonly mayBeCharged: true }
  | { readonly failure: Failure; readonly mayBeCharged: boolean };

/** Answers by which the service did nothing. */
const clearNo: ReadonlySet<string> = new Set<FailureCode>([
  "service-address",
  "service-key-refused",
  "service-forbidden",
  "service-no-credits",
  "service-rate-limited",
  "service-params",
  "service-too-large",
  "service-not-found",
  "service-refused",
]);

/** Asks once for a better wording of `prompt`; never rejects. The failure `aborted` means that the waiting was ended, not the work. */
export async function enhancePrompt({ transport }: WavespeedEngine, prompt: string, signal: AbortSignal): Promise<Enhanced> {
  try {
    return { ...(await optimizePrompt(transport, prompt, signal)), mayBeCharged: true };
  } catch (thrown) {
    const failure = toFailure(thrown);
    return { failure, mayBeCharged: !clearNo.has(failure.code) };
  }
}
