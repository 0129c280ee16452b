import { expect, test } from "vitest";
import { milliDollars } from "../engines/money";
import { writeTicket } from "../engines/wavespeed/ticket";
import { ledgerOfRun } from "./ledgerOfRun";
import { advance, type Run, type RunEvent } from "./run";
import { someRun } from "./run.fixture";

const quote = { kind: "quoted", total: milliDollars(70), perImage: milliDollars(35) } as const;
const ticket = writeTicket({ base: "https://service.example", id: "p1", seed: 7, at: 200, files: [] });
const queued = someRun({ phase: "queued" }, { engine: "wavespeed", quote });
const at = 5000;

/** The run after these events, one after the other. */
function after(...events: readonly RunEvent[]): Run {
  return events.reduce(advance, queued);
}
const sending = { type: "sending", at: 150 } as const;
const submitted = { type: "submitted", ticket, at: 200 } as const;
const failed = { type: "failed", failure: { code: "service-refused", values: {} } } as const;
const line = (run: Run) => ledgerOfRun(run, undefined, at);

test("what is free or was not sent has no line", () => {
  expect(line(queued)).toBeNull();
  expect(line(after({ type: "stopped" }))).toBeNull();
  expect(line(someRun({ phase: "sending" }, { sentAt: 150 }))).toBeNull();
});

test("a run that is handed over may cost, until the service has taken or refused it", () => {
  expect(line(after(sending))).toMatchObject({ id: "run-1", at: 150, quoted: 70, quoteKind: "quoted", state: "maybe", predictionId: null });
  expect(line(after(sending, { type: "unsure" }))).toMatchObject({ state: "maybe" });
  expect(line(after(sending, { type: "stopped" }))).toMatchObject({ state: "maybe" });
  expect(line(after(sending, submitted))).toMatchObject({ at: 200, state: "taken", predictionId: "p1", endedAt: null });
  expect(line(after(sending, failed))).toMatchObject({ state: "refused" });
  expect(line(after(sending, { type: "postponed" }))).toMatchObject({ state: "refused" });
});

test("what surely never arrived is refused, and what is found after all is taken", () => {
  const maybe = line(after(sending, { type: "unsure" })) ?? undefined;
  expect(ledgerOfRun(after(sending, { type: "unsure" }, { type: "disowned" }), maybe, at)).toMatchObject({ state: "refused", at: 150 });
  expect(ledgerOfRun(after(sending, { type: "unsure" }, { type: "adopted", ticket, at: 300 }), maybe, at)).toMatchObject({
    state: "taken",
    predictionId: "p1",
  });
});

test("its end is noted once, and a failure that may be refunded as one", () => {
  const ended = ledgerOfRun(after(sending, submitted, failed), undefined, at);
  expect(ended).toMatchObject({ state: "taken", endedAt: at, failed: true });
  expect(ledgerOfRun(after(sending, submitted, failed), ended ?? undefined, at + 9000)).toEqual(ended);
});

test("an older version of a run takes neither the number nor the charge away", () => {
  const known = ledgerOfRun(
    { ...after(sending, submitted), charge: { charged: milliDollars(66), refunded: milliDollars(6) } },
    undefined,
    at,
  );
  expect(known).toMatchObject({ charged: 66, refunded: 6 });
  expect(ledgerOfRun(after(sending, { type: "stopped" }), known ?? undefined, at)).toMatchObject({
    state: "taken",
    predictionId: "p1",
    charged: 66,
    refunded: 6,
  });
});
