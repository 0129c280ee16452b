import { describe, expect, it } from "vitest";
import { encodePng } from "./png";
import { insertChunks, leadingChunks } from "./pngInsert";
import { decodeText, encodeText } from "./pngText";

const tiny = async (): Promise<Blob> =>
  new Blob([await encodePng({ width: 2, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) })]);

describe("text in a picture", () => {
  it("comes back as it went in, in any script", async () => {
    const text = 'Chỗ này, "quoted", 漢字 🙂 '.repeat(50);
    const data = new Blob([await encodeText("Word", text)]);
    expect(await decodeText(data, "Word", 10_000)).toBe(text);
    expect(await decodeText(data, "Other", 10_000)).toBeNull();
    expect(data.size).toBeLessThan(text.length);
  });

  it("is left when it would inflate to more than is allowed", async () => {
    const bomb = new Blob([await encodeText("Word", "a".repeat(1_000_000))]);
    expect(bomb.size).toBeLessThan(5000);
    await expect(decodeText(bomb, "Word", 100_000)).rejects.toMatchObject({ code: "file-broken" });
  });

  it("stands before the picture, whose bytes stay as they were", async () => {
    const png = await tiny();
    const marked = await insertChunks(png, [{ type: "iTXt", data: await encodeText("Word", "text") }]);
    expect((await leadingChunks(marked)).map(({ type }) => type)).toEqual(["iTXt"]);
    const [before, after] = [new Uint8Array(await png.arrayBuffer()), new Uint8Array(await marked.arrayBuffer())];
    expect(after.subarray(after.length - (before.length - 33))).toEqual(before.subarray(33));
  });

  it("a file that ends in the middle of a chunk has the chunks before it", async () => {
    const png = await tiny();
    const marked = await insertChunks(png, [
      { type: "aaAa", data: new Uint8Array(10) },
      { type: "bbBb", data: new Uint8Array(1000) },
    ]);
    expect((await leadingChunks(marked.slice(0, 500))).map(({ type }) => type)).toEqual(["aaAa"]);
  });
});
