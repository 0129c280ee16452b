import type { LedgerEntry } from "../storage/ledgerTable";

/** Names of the columns are English in every language, so that a table made from several files stays one. */
const columns = [
  ["time", ({ at }) => new Date(at).toISOString()],
  ["kind", ({ kind }) => kind],
  ["prompt", ({ prompt }) => harmless(prompt)],
  ["images", ({ images }) => String(images)],
  ["quoted_usd", ({ quoted }) => dollars(quoted)],
  ["quote", ({ quoteKind }) => quoteKind],
  ["charged_usd", ({ charged }) => (charged === null ? "" : dollars(charged))],
  ["refunded_usd", ({ refunded }) => (refunded === null ? "" : dollars(refunded))],
  ["state", ({ state }) => state],
  ["prediction_id", ({ predictionId }) => harmless(predictionId ?? "")],
] satisfies readonly (readonly [string, (entry: LedgerEntry) => string])[];

/** The ledger as RFC 4180 says, in UTF-8 with a byte order mark, by which spreadsheets know it. Times are ISO 8601 in UTC, money dollars with three decimals. */
export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  const lines = [columns.map(([name]) => name), ...entries.map((entry) => columns.map(([, write]) => write(entry)))];
  return `\uFEFF${lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("")}`;
}

/** A spreadsheet takes a text with such a beginning for a formula, and runs it. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Whole thousandths as dollars, without a float in between. */
function dollars(milli: number): string {
  const digits = String(milli).padStart(4, "0");
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
