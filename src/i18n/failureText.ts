import type { Failure } from "../lib/failure";
import { currentLanguage, type T } from "./i18n";
import { formatNumber } from "./format";

/** The sentence for a failure, with its values; numbers are written the way of the chosen language. */
export function failureText(t: T, failure: Failure): string {
  const language = currentLanguage();
  const given = Object.fromEntries(
    Object.entries(failure.values).map(([name, value]) => [name, typeof value === "number" ? formatNumber(value, language) : value]),
  );
  // Deep in a decoder the name of the file is not known; the sentence is about the file in hand all the same.
  const values = { name: t("ui.thisFile"), ...given };
  // A failure's values are named by its thrower, so their names cannot be checked here; the words' own test does it.
  const say = t as (key: string, values: Record<string, string>) => string;
  return say(`errors.${failure.code}`, values);
}
