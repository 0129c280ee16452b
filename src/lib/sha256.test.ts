import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Sha256 } from "./sha256";

it("is the sum that the platform finds, however the bytes are cut", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
      const hash = new Sha256();
      const whole = createHash("sha256");
      for (const piece of pieces) {
        hash.push(piece);
        whole.update(piece);
      }
      expect(hash.digest()).toBe(whole.digest("hex"));
    }),
    { numRuns: 300 },
  );
});
