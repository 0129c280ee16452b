import { afterEach, expect, test, vi } from "vitest";
import { milliDollars } from "../../src/engines/money";
import { ledgerEntries } from "../../src/ledger/ledger";
import { sumOf } from "../../src/ledger/ledgerEntry";
import { addRun, changeRun, runById } from "../../src/runs/changeRun";
import { followCharges } from "../../src/runs/reconcileCharges";
import { someRun } from "../../src/runs/run.fixture";
import { createRunQueryClient } from "../../src/runs/runQueryClient";
import { openMemoryDatabase } from "../../src/storage/database";
import { engineFor, forever, makeJob, standIn, waitFor } from "./fixture";

const service = standIn();

afterEach(() => {
  vi.useRealTimers();
});

test("what the service charged and paid back replaces the estimates in runs and in the ledger, some searches later", async () => {
  service().order({ settings: { billingAfter: 2, billingSign: "negative" } });
  openMemoryDatabase("charges");
  createRunQueryClient();
  const { engine } = engineFor(service());
  const sent = await Promise.all(
    ["a lamp", "a lamp [failed-5000]"].map(async (prompt) => {
      const ticket = await engine.submit(makeJob(prompt, { images: 2 }), forever);
      return { ticket, ...(await waitFor(engine, ticket)) };
    }),
  );

  vi.useFakeTimers({ now: Date.now(), toFake: ["Date", "setTimeout", "clearTimeout"] });
  const page = new AbortController();
  await followCharges(engine.transport, page.signal);
  const quote = { kind: "estimate", total: milliDollars(80), perImage: milliDollars(40) } as const;
  for (const { ticket, report } of sent) {
    const id = report.state;
    await addRun(someRun({ phase: "waiting", ticket, since: Date.now() }, { id, engine: "wavespeed", quote, sentAt: Date.now() }));
    await changeRun(id, report.state === "failed" ? { type: "failed", failure: report } : { type: "stopped" });
  }
  await vi.waitFor(() => expect(sumOf(ledgerEntries())).toEqual({ total: 160, estimated: 160, entries: 2 }));

  const aSecondLater = async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(1000);
    expect(runById("failed")?.charge).not.toBeNull();
  };
  await vi.waitFor(aSecondLater, { timeout: 30_000, interval: 10 });
  page.abort();
  expect(runById("done")?.charge).toEqual({ charged: 70, refunded: 0 });
  expect(runById("failed")?.charge).toEqual({ charged: 70, refunded: 70 });
  expect(sumOf(ledgerEntries())).toEqual({ total: 70, estimated: 0, entries: 2 });
});
