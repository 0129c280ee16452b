import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { zipStream } from "./zipStream";

describe("the archive of results", () => {
  it("holds every file byte for byte, stored, and reads them one after another", async () => {
    const big = new Uint8Array(5 * 1024 * 1024).map((_, index) => (index * 31) & 255);
    const order: string[] = [];
    const entry = (name: string, bytes: Uint8Array<ArrayBuffer>): { name: string; read: () => Promise<Blob> } => ({
      name,
      read: () => {
        order.push(`read ${name}`);
        return Promise.resolve(new Blob([bytes]));
      },
    });
    const zip = await zipStream([entry("a.png", big), entry("b.png", new Uint8Array(0))], new AbortController().signal, (index) =>
      order.push(`turn ${index}`),
    );
    expect(order).toEqual(["turn 0", "read a.png", "turn 1", "read b.png"]);
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(Object.keys(files)).toEqual(["a.png", "b.png"]);
    expect(Buffer.compare(files["a.png"] ?? new Uint8Array(), big)).toBe(0);
    expect(files["b.png"]).toHaveLength(0);
    expect(zip.size).toBeGreaterThan(big.length);
    expect(zip.size).toBeLessThan(big.length + 1000);
  });

  it("stops between files", async () => {
    const controller = new AbortController();
    let reads = 0;
    const read = (): Promise<Blob> => {
      reads++;
      controller.abort();
      return Promise.resolve(new Blob(["x"]));
    };
    const zipping = zipStream(
      [
        { name: "a", read },
        { name: "b", read },
      ],
      controller.signal,
      () => undefined,
    );
    await expect(zipping).rejects.toThrow();
    expect(reads).toBe(1);
  });
});
