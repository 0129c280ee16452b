import { expect, test } from "vitest";
import { Failure } from "../lib/failure";
import { enhancementEntry, entryAfter } from "./enhancementEntry";

const entry = enhancementEntry("a red scarf", 5);

test("a prompt that is sent counts with its price until the service has said a clear no", () => {
  expect(entry).toMatchObject({ kind: "enhance", at: 5, quoted: 1, images: 0, state: "maybe", endedAt: null });
  expect(entryAfter(entry, { text: "a scarlet scarf", id: "p1", mayBeCharged: true }, 9)).toMatchObject({
    id: entry.id,
    state: "taken",
    predictionId: "p1",
    endedAt: 9,
    failed: false,
  });
  expect(entryAfter(entry, { failure: new Failure("enhance-unknown"), mayBeCharged: true }, 9)).toMatchObject({
    state: "maybe",
    failed: true,
  });
  expect(entryAfter(entry, { failure: new Failure("service-no-credits"), mayBeCharged: false }, 9).state).toBe("refused");
});
