import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutKey } from "./withoutKey.ts";

const key = "wsk_aab_0123";

/** `body` cut at these places. */
function pieces(body: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (body.length + 1)).toSorted((a, b) => a - b), body.length];
  return places.slice(1).map((end, index) => body.subarray(places[index], end));
}

test("a key is taken out of an answer however the network cuts it, and all else stays", async () => {
  const words = fc.array(fc.constantFrom(key, key.slice(0, 5), key.slice(3), "wsk", " ", "ghế 🪑", '{"code":401}'), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(words, fc.array(fc.nat(), { maxLength: 8 }), async (parts, cuts) => {
      const body = parts.join("");
      const passed = await text(Readable.from(pieces(Buffer.from(body), cuts)).pipe(withoutKey(key)));
      expect(passed).toBe(body.replaceAll(key, "[key]"));
    }),
  );
});
