import { zipSync, type Zippable } from "fflate";
import { describe, expect, it } from "vitest";
import { unzip } from "./unzip";
import { zipStream } from "./zipStream";

const limits = { entries: 10, bytes: 1_000_000 };
const signal = new AbortController().signal;
const all = (): boolean => true;
const zipOf = (files: Zippable, level: 0 | 9 = 9): Blob => new Blob([new Uint8Array(zipSync(files, { level }))]);
const textOf = (file: Blob | undefined): Promise<string> => file?.text() ?? Promise.resolve("nothing");

describe("a zip is read by its directory", () => {
  it("gives back what was stored, also what looks like the records of a zip", async () => {
    const trap = Uint8Array.of(0x50, 0x4b, 7, 8, 0x50, 0x4b, 3, 4, 0x50, 0x4b, 5, 6, 1, 2, 3);
    const entry = (name: string, bytes: Uint8Array<ArrayBuffer>): Parameters<typeof zipStream>[0][number] => ({
      name,
      read: () => Promise.resolve(new Blob([bytes])),
    });
    const zip = await zipStream([entry("trap", trap), entry("empty", new Uint8Array(0)), entry("last", trap)], signal, () => undefined);
    const files = await unzip(zip, all, limits, signal);
    expect([...files.keys()]).toEqual(["trap", "empty", "last"]);
    expect(new Uint8Array((await files.get("last")?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(trap);
  });

  it("inflates what others have deflated, and leaves what is not wanted", async () => {
    const zip = zipOf({ "a.txt": new TextEncoder().encode("a".repeat(5000)), "b.txt": new TextEncoder().encode("b") });
    const files = await unzip(zip, (name) => name === "a.txt", limits, signal);
    expect([...files.keys()]).toEqual(["a.txt"]);
    expect(await textOf(files.get("a.txt"))).toBe("a".repeat(5000));
  });
});

describe("a zip of somebody who means harm is refused", () => {
  const refused = async (zip: Blob, bounds = limits): Promise<void> =>
    expect(unzip(zip, all, bounds, signal)).rejects.toMatchObject({ code: "project-broken" });

  it("a bomb, before it is whole in memory", () => refused(zipOf({ bomb: new Uint8Array(20_000_000) })));
  it("a bomb of many files that fit one by one", () => refused(zipOf({ a: new Uint8Array(600_000), b: new Uint8Array(600_000) }, 0)));
  it("too many entries", () => refused(zipOf(Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`${at}`, new Uint8Array(1)])))));
  it.each(["../out", "a/../../out", "/etc/passwd", "C:\\out", "a\\..\\out"])("a name that leads outside: %s", (name) =>
    refused(zipOf({ [name]: new Uint8Array(1) })),
  );
  it("no zip at all, and one that was cut short", async () => {
    await refused(new Blob(["hello"]));
    await refused(new Blob([]));
    const whole = zipOf({ a: new Uint8Array(3000).map((_, at) => (at * 7919) & 255) }, 0);
    await refused(whole.slice(0, whole.size - 30));
    await refused(whole.slice(1000));
  });
  it("a packed stream that is broken", async () => {
    const bytes = new Uint8Array(await zipOf({ a: new TextEncoder().encode("abcabcabc".repeat(400)) }).arrayBuffer());
    bytes.fill(0xff, 31, 45);
    await refused(new Blob([bytes]));
  });
  /** The zip with its bytes changed: `local` and `central` are where the two records of its first entry begin. */
  const edited = async (zip: Blob, change: (view: DataView, local: number, central: number) => void): Promise<Blob> => {
    const view = new DataView(await zip.arrayBuffer());
    change(view, 0, view.getUint32(view.byteLength - 6, true));
    return new Blob([view.buffer]);
  };
  const stored = (): Blob => zipOf({ a: new Uint8Array(50), b: new Uint8Array(50) }, 0);
  it("one that is encrypted", async () => refused(await edited(stored(), (view, local) => view.setUint16(local + 6, 1, true))));
  it("two entries of one name", async () => {
    const second = (view: DataView, central: number): number =>
      central + 46 + view.getUint16(central + 28, true) + view.getUint16(central + 30, true);
    await refused(await edited(stored(), (view, _, central) => view.setUint8(second(view, central) + 46, "a".charCodeAt(0))));
  });
  it("sizes that lie: more than the archive has, less than is inflated, and a directory that is elsewhere", async () => {
    await refused(await edited(stored(), (view, _, central) => view.setUint32(central + 20, 4_000_000_000, true)));
    const bomb = zipOf({ bomb: new Uint8Array(20_000_000) });
    await refused(await edited(bomb, (view, _, central) => view.setUint32(central + 24, 10, true)));
    await refused(await edited(stored(), (view) => view.setUint32(view.byteLength - 6, 0xfffffff0, true)));
  });
  it("a link to elsewhere is a file like others: nothing follows it", async () => {
    const zip = zipOf({ a: [new TextEncoder().encode("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] });
    expect(await textOf((await unzip(zip, all, limits, signal)).get("a"))).toBe("/etc/passwd");
  });
});
