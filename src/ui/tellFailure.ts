import { failureText } from "../i18n/failureText";
import { currentT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { toast } from "./toast";

/** A thrown thing as a sentence for the user; what they stopped themselves needs none. */
export function tellFailure(thrown: unknown): void {
  const failure = toFailure(thrown);
  if (failure.code !== "aborted") toast({ text: failureText(currentT(), failure), tone: "err" });
}
