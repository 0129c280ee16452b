import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { countParts } from "../document/countParts";
import { currentMask } from "../document/documentMask";
import { commitMask } from "../document/maskCommands";
import { maskParts } from "../document/maskParts";
import { openPhotoFile } from "../document/openPhotoFile";
import { setEngine, setParams } from "../document/paramsCommands";
import { chooseRegion } from "../document/regionCommands";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { milliDollars } from "../engines/money";
import { loadLaterMessages, startMessages } from "../i18n/i18n";
import { encodePng } from "../image/png";
import { Failure } from "../lib/failure";
import { newId } from "../lib/id";
import { ledgerEntries, openLedger } from "../ledger/ledger";
import { someEntry } from "../ledger/ledgerEntry.fixture";
import { setPreferences } from "../settings/preferencesStore";
import { database } from "../storage/database";
import { readLedger, writeLedger } from "../storage/ledgerTable";
import { useSignal } from "../ui/signal";
import { allRuns } from "./changeRun";
import { limitQuestion } from "./dailyLimit";
import { generate } from "./generate";
import { LimitDialog } from "./LimitDialog";
import { deleteAllResults, deleteRun, retryRun, stopRun } from "./runCommands";
import { createRunQueryClient } from "./runQueryClient";
import { ScriptedEngine } from "./scriptedEngine.fixture";
import { startRuns } from "./startRuns";

const engines = vi.hoisted(() => new Map<string, unknown>());
vi.mock("../engines/engines", () => ({
  engineById: (id: string) => engines.get(id) ?? null,
  serviceEngine: () => engines.get("wavespeed") ?? null,
  onEnginesChange: () => () => undefined,
  setServiceEngine: () => undefined,
}));

let name = "";
let root: Root | null = null;
let service: ScriptedEngine;
const onLedger = vi.fn();

beforeEach(async () => {
  name = `test ${newId()}`;
  await startMessages("en");
  await loadLaterMessages();
  service = new ScriptedEngine("wavespeed", false, 2);
  engines.set("wavespeed", service).set("local", new ScriptedEngine("local", true, 1));
  createRunQueryClient();
  await restoreDocument({ databaseName: name });
  await startRuns(true);
  const data = Uint8Array.from({ length: 96 * 64 * 3 }, (_, at) => (at * 7) & 255);
  const png = new Uint8Array(await encodePng({ width: 96, height: 64, channels: 3, data }));
  await openPhotoFile(new Blob([png], { type: "image/png" }), "room.png");
  const edit = currentMask()?.begin();
  edit?.rect({ x: 30, y: 20 }, { x: 50, y: 40 }, "add");
  if (edit !== undefined) commitMask(edit);
  setEngine("wavespeed");
  setParams({ prompt: "a lamp", images: 4 });
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(<Question />);
});
afterEach(() => {
  limitQuestion.get()?.answer(false);
  root?.unmount();
  document.body.replaceChildren();
  setPreferences({ dailyCap: null });
  closeDocument();
  vi.restoreAllMocks();
  indexedDB.deleteDatabase(name);
});

function Question() {
  const question = useSignal(limitQuestion);
  return question === null ? null : <LimitDialog question={question} onLedger={onLedger} />;
}
const dialogText = (): string | undefined => document.querySelector("dialog")?.textContent;
const press = (label: string): void => {
  const found = Array.from(document.querySelectorAll("dialog button")).find((each) => each.textContent === label);
  if (!(found instanceof HTMLButtonElement)) throw new Error(`no button ${label}`);
  found.click();
};
const asked = (): Promise<void> => vi.waitFor(() => expect(dialogText()).toContain("This run costs"));
const sent = (count: number): Promise<void> => vi.waitFor(() => expect(service.submits).toBe(count), 5000);
const inLedger = (...states: readonly string[]): Promise<void> =>
  vi.waitFor(async () => expect((await readLedger()).entries.map(({ state }) => state)).toEqual(states), 5000);

async function spentToday(amount: number): Promise<void> {
  await writeLedger([someEntry("earlier", { at: Date.now(), charged: milliDollars(amount), refunded: milliDollars(0) })]);
}

test("a run that passes the limit of the day is asked about once; nothing is sent or written before the yes", async () => {
  await spentToday(950);
  setPreferences({ dailyCap: 1000 });
  const first = generate();
  await Promise.all([generate(), asked()]);
  await generate();
  expect(document.querySelectorAll("dialog")).toHaveLength(1);
  expect(dialogText()).toContain("This run costs $0.14. Today you have spent $0.95 of your limit of $1.00.");
  expect([allRuns().length, service.submits, (await database().keys("runs")).length]).toEqual([0, 0, 0]);
  press("Cancel");
  await first;
  expect(allRuns()).toEqual([]);
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());

  const second = generate();
  await asked();
  press("Generate anyway");
  await second;
  await sent(1);
  expect(allRuns()).toHaveLength(1);
});

test("parts that are sent one by one are asked about in one sum, and not sent while another number of them was shown", async () => {
  const wide = new Uint8Array(await encodePng({ width: 900, height: 100, channels: 3, data: new Uint8Array(900 * 100 * 3) }));
  await openPhotoFile(new Blob([wide], { type: "image/png" }), "wide.png");
  const dab = (x: number): void => {
    const edit = currentMask()?.begin();
    edit?.rect({ x, y: 40 }, { x: x + 20, y: 60 }, "add");
    if (edit !== undefined) commitMask(edit);
  };
  dab(20);
  dab(860);
  setParams({ width: 256, height: 256, images: 1 });
  chooseRegion({ mode: "auto", context: 50, apart: true });
  expect(await countParts()).toHaveLength(2);
  dab(440);
  await generate();
  expect([allRuns().length, maskParts.get().length]).toEqual([0, 3]);

  await spentToday(950);
  setPreferences({ dailyCap: 1000 });
  const sending = generate();
  await asked();
  expect(dialogText()).toContain("This run costs $0.105.");
  press("Generate anyway");
  await sending;
  expect(allRuns()).toHaveLength(3);
});

test("below the limit, on Local and without a limit nobody is asked", async () => {
  await spentToday(950);
  setPreferences({ dailyCap: 1090 });
  await generate();
  await sent(1);
  setPreferences({ dailyCap: null });
  await generate();
  await sent(2);
  setPreferences({ dailyCap: 0 });
  setEngine("local");
  await generate();
  expect(allRuns()).toHaveLength(3);
});

test("what waits in the queue counts as spent, and the question says that it is an estimate", async () => {
  const gate = new Promise<void>(() => undefined);
  service.gate = gate;
  setPreferences({ dailyCap: 500 });
  for (let count = 0; count < 3; count++) await generate();
  expect(allRuns().map((run) => run.state.phase)).toContain("queued");
  void generate();
  await asked();
  expect(dialogText()).toContain("Today you have spent $0.42 of your limit of $0.50.");
  expect(dialogText()).toContain("$0.42 of what was spent is estimated");
  press("Open the ledger");
  expect(onLedger).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect(allRuns()).toHaveLength(3);
});

test("another try that costs again is asked about; waiting on for what was sent is not", async () => {
  service.refusal = new Failure("service-refused", { message: "no" });
  await generate();
  await vi.waitFor(() => expect(allRuns()[0]?.state.phase).toBe("failed"), 5000);
  service.refusal = null;
  setPreferences({ dailyCap: 100 });
  const id = allRuns()[0]?.id ?? "";
  void retryRun(id);
  await asked();
  press("Cancel");
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect(allRuns()).toHaveLength(1);
  void retryRun(id);
  await asked();
  press("Generate anyway");
  await sent(2);
  const again = allRuns()[0]?.id ?? "";
  await vi.waitFor(() => expect(allRuns()[0]?.state.phase).toBe("waiting"));
  await stopRun(again);
  await retryRun(again);
  expect([dialogText(), allRuns()[0]?.state.phase, service.submits]).toEqual([undefined, "waiting", 2]);
});

test("the ledger follows a run, and keeps its line when the run and all results are deleted", async () => {
  service.refusal = new Failure("service-refused", { message: "no" });
  await generate();
  await inLedger("refused");
  service.refusal = null;
  await retryRun(allRuns()[0]?.id ?? "");
  await sent(2);
  await vi.waitFor(() => expect(allRuns()[0]?.state.phase).toBe("waiting"));
  await deleteRun(allRuns()[0]?.id ?? "");
  await deleteAllResults();
  expect(allRuns()).toEqual([]);
  await vi.waitFor(async () => expect((await readLedger()).entries.map(({ state }) => state).toSorted()).toEqual(["refused", "taken"]));
  expect(ledgerEntries()[0]).toMatchObject({ quoted: 140, quoteKind: "estimate", images: 4, prompt: "a lamp" });
});

test("a run that is deleted on its way is in the ledger as what became of it", async () => {
  let open = (): void => undefined;
  service.gate = new Promise((resolve) => (open = resolve));
  // From some point on the service no longer hears a stop.
  vi.spyOn(AbortController.prototype, "abort").mockImplementation(() => undefined);
  await generate();
  await sent(1);
  await inLedger("maybe");
  await deleteRun(allRuns()[0]?.id ?? "");
  open();
  await inLedger("taken");
  expect(allRuns()).toEqual([]);
});

test("a run that is stopped before anything was sent has cost nothing", async () => {
  service.gate = new Promise(() => undefined);
  await generate();
  await inLedger("maybe");
  await stopRun(allRuns()[0]?.id ?? "");
  await inLedger("refused");
});

test("what the ledger missed is made good at the next start", async () => {
  await generate();
  await inLedger("taken");
  await database().write([{ kind: "clear", store: "ledger" }]);
  await openLedger();
  expect(ledgerEntries()).toEqual([]);
  await startRuns(true);
  await inLedger("taken");
});
