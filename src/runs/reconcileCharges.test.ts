import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { milliDollars } from "../engines/money";
import { writeTicket } from "../engines/wavespeed/ticket";
import { Transport } from "../engines/wavespeed/transport";
import { changeEntry, ledgerEntries } from "../ledger/ledger";
import { someEntry } from "../ledger/ledgerEntry.fixture";
import { closeDatabase, openMemoryDatabase } from "../storage/database";
import { addRun, changeRun, dropRuns, runById } from "./changeRun";
import { followCharges } from "./reconcileCharges";
import type { RunState } from "./run";
import { someRun } from "./run.fixture";
import { createRunQueryClient } from "./runQueryClient";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.UTC(2026, 8, 28, 10);

/** What the billing search says from now on; a number is a refusal with that status. */
let records: unknown[] | number = [];
let searches: number[] = [];
let page = new AbortController();

function record(id: string, price: number, kind = "deduct"): unknown {
  return { uuid: `${id} ${kind}`, billing_type: kind, price, prediction: { uuid: id } };
}

const network = {
  online: () => true,
  fetch: (): Promise<Response> => {
    searches.push(Math.round((Date.now() - start) / second));
    if (typeof records === "number") return Promise.resolve(Response.json({ code: records, message: "no" }, { status: records }));
    return Promise.resolve(Response.json({ code: 200, message: "success", data: { page: 1, has_more: false, items: records } }));
  },
};

/** The page is opened; it asks from now on. */
async function openPage(): Promise<void> {
  page.abort();
  page = new AbortController();
  await followCharges(new Transport({ base: "https://service.example", key: null, network }), page.signal);
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const quote = { kind: "quoted", total: milliDollars(70), perImage: milliDollars(35) } as const;
const ticketOf = (id: string) => writeTicket({ base: "https://service.example", id, seed: 7, at: start, files: [] });

/** A run that the service has taken. */
async function sendRun(id: string, state: RunState = { phase: "waiting", ticket: ticketOf(id), since: start }): Promise<void> {
  await addRun(someRun(state, { id, engine: "wavespeed", quote, sentAt: Date.now() }));
  await vi.waitFor(() => expect(entry(id)).toBeDefined());
}
async function fail(id: string): Promise<void> {
  await changeRun(id, { type: "failed", failure: { code: "run-failed", values: {} } });
  await vi.waitFor(() => expect(entry(id)?.failed).toBe(true));
}
async function stop(id: string): Promise<void> {
  await changeRun(id, { type: "stopped" });
  await vi.waitFor(() => expect(entry(id)?.endedAt).not.toBeNull());
}
const entry = (id: string) => ledgerEntries().find((each) => each.id === id);

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ["Date", "setTimeout", "clearTimeout"] });
  openMemoryDatabase("test");
  createRunQueryClient();
  records = [];
  searches = [];
});
afterEach(() => {
  page.abort();
  closeDatabase();
  vi.useRealTimers();
});

test("the charge replaces the estimate as soon as the record is there, and then nobody asks any more", async () => {
  await openPage();
  await sendRun("a");
  await pass(minute);
  expect(searches).toEqual([]);
  await stop("a");
  await pass(10 * second);
  expect(searches).toEqual([65]);
  expect(runById("a")?.charge).toBeNull();
  // The sign of a price is not documented.
  records = [record("someone else's", 0.5), record("a", -0.066)];
  await pass(10 * second);
  expect(searches).toEqual([65, 80]);
  expect(runById("a")?.charge).toEqual({ charged: 66, refunded: 0 });
  expect(entry("a")).toMatchObject({ charged: 66, refunded: 0, quoted: 70 });
  await pass(8 * hour);
  expect(searches).toHaveLength(2);
});

test("all that is open is one search; it becomes rare, and is made again at the next start, for a week", async () => {
  await openPage();
  await sendRun("a");
  await sendRun("b");
  await stop("a");
  await stop("b");
  await pass(hour);
  expect(searches).toEqual([5, 20, 60, 300, 1800]);
  await openPage();
  await pass(minute);
  expect(searches).toHaveLength(6);
  await pass(7 * 24 * hour);
  await openPage();
  await pass(hour);
  expect(searches).toHaveLength(6);
});

test("what failed is asked about until its refund is there, also when the run was deleted", async () => {
  await openPage();
  await sendRun("a");
  await fail("a");
  records = [record("a", 0.07)];
  await pass(minute);
  expect(entry("a")).toMatchObject({ charged: 70, refunded: 0 });
  await dropRuns(["a"]);
  records = [record("a", 0.07), record("a", 0.07, "refund")];
  await pass(3 * hour);
  expect(entry("a")).toMatchObject({ charged: 70, refunded: 70 });
  expect(searches).toEqual([5, 20, 60, 300]);
});

test("a search that cannot be made is made again later, silently and less and less often", async () => {
  records = 403;
  await openPage();
  await sendRun("a");
  await stop("a");
  await pass(5 * minute);
  expect(searches).toEqual([5, 35, 155]);
  records = [record("a", 0.07)];
  await pass(10 * minute);
  expect(runById("a")?.charge?.charged).toBe(70);
});

test("a charge that came while its run was deleted is there when the run is brought back", async () => {
  await sendRun("a", { phase: "stopped", ticket: ticketOf("a") });
  await changeEntry("a", (before) => (before === undefined ? null : { ...before, charged: milliDollars(70), refunded: milliDollars(0) }));
  await openPage();
  expect(runById("a")?.charge?.charged).toBe(70);
});

test("what has no number at the service is not asked about, and closing the page ends the questions", async () => {
  await openPage();
  await changeEntry("x", () => someEntry("x", { at: start, predictionId: null, state: "maybe", endedAt: start }));
  await pass(hour);
  expect(searches).toEqual([]);
  await sendRun("a");
  await stop("a");
  page.abort();
  await pass(hour);
  expect(searches).toEqual([]);
});
