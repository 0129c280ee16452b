import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadLaterMessages, startMessages } from "../i18n/i18n";
import { newId } from "../lib/id";
import { preferencesState, setPreferences } from "../settings/preferencesStore";
import { closeDatabase, database, openDatabase } from "../storage/database";
import { readLedger, writeLedger, type LedgerEntry } from "../storage/ledgerTable";
import { TooltipProvider } from "../ui/Tooltip";
import { changeEntry, ledgerEntries, openLedger } from "./ledger";
import { LedgerDialog } from "./LedgerDialog";
import { charged, someEntry } from "./ledgerEntry.fixture";

let name = "";
let root: Root | null = null;
const now = Date.now();
const lastWeek = new Date(2026, 1, 3, 12).getTime();

beforeEach(async () => {
  name = `test ${newId()}`;
  await startMessages("en");
  await loadLaterMessages();
  await openDatabase(name);
  await database().own("me");
});
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  closeDatabase();
  setPreferences({ dailyCap: null });
  vi.restoreAllMocks();
  indexedDB.deleteDatabase(name);
});

async function open(entries: readonly LedgerEntry[]): Promise<void> {
  await writeLedger(entries);
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <TooltipProvider>
      <LedgerDialog onClose={() => undefined} />
    </TooltipProvider>,
  );
  await openLedger();
  await vi.waitFor(() => expect(rows()).toHaveLength(Math.min(50, entries.length)));
}
/** What each line says, its cells apart. */
const rows = (): string[] =>
  Array.from(document.querySelectorAll("tbody tr:has(td)"), (row) => Array.from(row.children, (cell) => cell.textContent).join("|"));
const days = (): string[] => Array.from(document.querySelectorAll("tbody th"), (each) => each.textContent);
const section = (label: string): string => document.querySelector(`section[aria-label="${label}"]`)?.textContent.trim() ?? "";
const button = (label: string): HTMLButtonElement => {
  const found = Array.from(document.querySelectorAll("button")).find((each) => each.textContent === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};
const limitField = (): HTMLInputElement => {
  const field = document.querySelector<HTMLInputElement>('input[aria-label="Daily limit"]');
  if (field === null) throw new Error("no limit field");
  return field;
};

test("each run is a line under its day: the charge, what came back, an estimate, what may not have arrived, what was refused", async () => {
  await open([
    someEntry("charged", { at: now + 4, prompt: "charged", images: 2, ...charged(66) }),
    someEntry("refunded", { at: now + 3, prompt: "refunded", ...charged(35, 35) }),
    someEntry("estimate", { at: now + 2, prompt: "estimate" }),
    someEntry("maybe", { at: now + 1, prompt: "", state: "maybe" }),
    someEntry("refused", { at: lastWeek, prompt: "refused", state: "refused" }),
  ]);
  expect(rows().map((row) => row.slice(row.indexOf("|") + 1))).toEqual([
    "charged2 images · quoted $0.035|2|$0.035|$0.066",
    "refunded1 image · quoted $0.035|1|$0.035|$0.035$0.035 refunded",
    "estimate1 image · quoted $0.035|1|$0.035|est. $0.035",
    "No prompt1 image · quoted $0.035|1|$0.035|est. $0.035May not have arrived",
    "refused1 image · quoted $0.035|1|$0.035|Not taken",
  ]);
  expect(days()).toEqual([expect.stringContaining("$0.136"), "Tue, 3 Feb 2026 $0.00"]);
  expect(section("Today")).toBe("Today$0.136 $0.07 of it estimated");
  expect(section("This session")).toBe("This session$0.136 $0.07 of it estimated");
});

test("an empty ledger says so, and there is nothing to export", async () => {
  await open([]);
  await vi.waitFor(() => expect(document.body.textContent).toContain("Nothing has been spent yet."));
  expect(document.querySelector("table")).toBeNull();
  expect(button("Export CSV").disabled).toBe(true);
});

test("a long ledger is shown in pieces, its sums are of everything", async () => {
  await open(Array.from({ length: 70 }, (_, index) => someEntry(`e${index}`, { at: now + index, ...charged(10) })));
  expect(section("Today")).toBe("Today$0.70");
  button("Show 20 more").click();
  await openLedger();
  await vi.waitFor(() => expect(rows()).toHaveLength(70));
});

test("the limit is typed in dollars and kept in thousandths; empty is none", async () => {
  await open([someEntry("a", { at: now, ...charged(950) })]);
  const type = (text: string): void => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(limitField(), text);
    limitField().dispatchEvent(new Event("input", { bubbles: true }));
  };
  type("1.15");
  await vi.waitFor(() => expect(section("Today")).toBe("Today$0.95 of $1.15"));
  expect(preferencesState().dailyCap).toBe(1150);
  type("");
  await vi.waitFor(() => expect(section("Today")).toBe("Today$0.95"));
  expect(preferencesState().dailyCap).toBeNull();
});

test("the export is the whole ledger as a file", async () => {
  await open([someEntry("a", { at: lastWeek, prompt: "=SUM(A1)" })]);
  const made = vi.spyOn(URL, "createObjectURL");
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  button("Export CSV").click();
  const [file] = made.mock.calls[0] ?? [];
  expect(file).toBeInstanceOf(Blob);
  expect(await (file as Blob).text()).toContain(`${new Date(lastWeek).toISOString()},fill,'=SUM(A1),1,0.035,quoted`);
});

test("a record that cannot be read is counted and left where it is", async () => {
  await database().write([{ kind: "put", store: "ledger", key: "x", value: { id: "x", at: "yesterday" } }]);
  await open([someEntry("a")]);
  await vi.waitFor(() => expect(document.body.textContent).toContain("1 entry cannot be read. It is left where it is."));
  expect(await database().get("ledger", "x")).toEqual({ id: "x", at: "yesterday" });
});

test("a change that cannot be written is written with the next one, and a page that does not own the storage writes nothing", async () => {
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await changeEntry("a", () => someEntry("a"));
  expect(await readLedger()).toEqual({ entries: [], broken: 0 });
  await openLedger();
  expect(ledgerEntries().map(({ id }) => id)).toEqual(["a"]);
  await changeEntry("b", () => someEntry("b", { at: 2000 }));
  expect((await readLedger()).entries.map(({ id }) => id)).toEqual(["a", "b"]);
  const mine = database();
  const theirs = await openDatabase(name);
  await theirs.own("they");
  mine.close();
  await openDatabase(name);
  await changeEntry("c", () => someEntry("c"));
  expect(await theirs.keys("ledger")).toEqual(["a", "b"]);
  theirs.close();
});
