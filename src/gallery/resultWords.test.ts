import { beforeAll, expect, it } from "vitest";
import { milliDollars } from "../engines/money";
import { currentT, startMessages } from "../i18n/i18n";
import { costText, factsText } from "./resultWords";
import { sampleRun } from "./sampleRuns.fixture";

const run = sampleRun({ id: "r", engine: "wavespeed", outputs: [{}] });
const charged = (charge: number, refund: number) => ({
  ...run,
  charge: { charged: milliDollars(charge), refunded: milliDollars(refund) },
});

beforeAll(async () => {
  // Only the words are wanted; there is no page to tell its language.
  globalThis.document = { documentElement: {} } as Document;
  await startMessages("en");
});

it("calls a quote an estimate until the charge is known, and says what came back", () => {
  const text = (each: typeof run) => costText(currentT(), each, "en");
  expect(text(run)).toBe("est. $0.07");
  expect(text(charged(66, 0))).toBe("$0.066");
  expect(text(charged(70, 70))).toBe("$0.07 refunded");
  expect(text(charged(70, 35))).toBe("$0.07, $0.035 refunded");
  expect(text(sampleRun({ id: "l" }))).toBe("Free");
  expect(factsText(currentT(), charged(66, 0), "en")).toBe("WaveSpeed, 1024 × 1024, seed 41826, 22 s, $0.066");
});
