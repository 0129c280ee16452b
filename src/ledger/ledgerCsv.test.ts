import { expect, test } from "vitest";
import { ledgerCsv } from "./ledgerCsv";
import { charged, someEntry } from "./ledgerEntry.fixture";

/** Reads RFC 4180 letter by letter. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], "", false];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (isQuoted && letter === '"' && text.charAt(at + 1) === '"') cell += text.charAt(++at);
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === ",") [row, cell] = [[...row, cell], ""];
    else if (!isQuoted && text.startsWith("\r\n", at)) {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
      at++;
    } else cell += letter;
  }
  return rows;
}

const [mark, body] = ((csv: string) => [csv.charAt(0), csv.slice(1)] as const)(
  ledgerCsv([
    someEntry("a", { at: Date.UTC(2026, 8, 28, 10, 42, 7), prompt: 'a "red" scarf, wool\nsoft', images: 2, ...charged(1070, 5) }),
    someEntry("b", { kind: "enhance", state: "maybe", quoteKind: "estimate", predictionId: null }),
  ]),
);

test("it comes back as it was written, with exact money and times in UTC", () => {
  expect(mark).toBe("\uFEFF");
  expect(parseCsv(body)).toEqual([
    ["time", "kind", "prompt", "images", "quoted_usd", "quote", "charged_usd", "refunded_usd", "state", "prediction_id"],
    ["2026-09-28T10:42:07.000Z", "fill", 'a "red" scarf, wool\nsoft', "2", "0.035", "quoted", "1.070", "0.005", "taken", "prediction of a"],
    ["1970-01-01T00:00:01.000Z", "enhance", "a red scarf", "1", "0.035", "estimate", "", "", "maybe", ""],
  ]);
});

test.each(["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"])("the prompt %j is no formula", (prompt) => {
  expect(parseCsv(ledgerCsv([someEntry("a", { prompt })]).slice(1))[1]?.[2]).toBe(`'${prompt}`);
});
