import { expect, it } from "vitest";
import { cardKeys, runCards } from "./runCardList";
import { imageCount, runGroups } from "./runGroups";
import { sampleMissing, sampleRun, sampleTicket } from "./sampleRuns.fixture";

const cardsOf = (run: ReturnType<typeof sampleRun>) => runGroups([run]).flatMap(runCards);

it("puts results and images that are elsewhere in the order of the run's images", () => {
  const run = sampleRun({ id: "r", outputs: [{}, { index: 2 }, { index: 3, deleted: true }], missing: [sampleMissing(1)] });
  expect(cardsOf(run).map(({ kind }) => kind)).toEqual(["output", "missing", "output"]);
  expect(cardKeys(runGroups([run]))).toEqual(["r.0", "r missing 1", "r.1"]);
  expect(runGroups([run]).map(imageCount)).toEqual([3]);
});

it("keeps a finished run of which everything is elsewhere", () => {
  const run = sampleRun({ id: "r", state: { phase: "finished", took: 1, ticket: sampleTicket }, missing: [sampleMissing(0)] });
  expect(cardsOf(run).map(({ kind }) => kind)).toEqual(["missing"]);
});

it("gives a run on its way a card per image and one tab stop", () => {
  const run = sampleRun({ id: "w", params: { images: 3 }, state: { phase: "waiting", ticket: sampleTicket, since: 0 } });
  expect(cardsOf(run)).toHaveLength(3);
  expect(cardKeys(runGroups([run]))).toEqual(["w 0"]);
});

it("has one card for a run whose answer was lost, and for one that ended without images", () => {
  const unsure = sampleRun({ id: "u", params: { images: 4 }, state: { phase: "unsure", lookedAt: null, found: [], problem: null } });
  const stopped = sampleRun({ id: "s", params: { images: 4 }, state: { phase: "stopped", ticket: null } });
  expect([unsure, stopped].flatMap(cardsOf).map(({ kind }) => kind)).toEqual(["unsure", "ended"]);
});
