import { expect, test } from "vitest";
import { Failure } from "../../lib/failure";
import { Transport } from "./transport";
import { memoryUploadStore, uploadTimeout, Uploads, type UploadStore } from "./uploads";

const day = 86_400_000;
const forever = new AbortController().signal;
const file = (text: string): Blob => new Blob([text]);

/** Uploads whose network counts, at a time that can be set. */
function harness(store: UploadStore = memoryUploadStore(), base = "https://a.example") {
  const world = { now: 0, sent: 0 };
  const network = {
    online: () => true,
    fetch: async (_url: string, { signal }: RequestInit): Promise<Response> => {
      world.sent += 1;
      await Promise.resolve();
      if (signal?.aborted === true) throw new DOMException("aborted", "AbortError");
      return Response.json({ code: 200, data: { download_url: `https://files.example/${world.sent}` } });
    },
  };
  const transport = new Transport({ base, key: "k", network, now: () => world.now });
  return { world, uploads: new Uploads(transport, store) };
}

test("the same bytes go out once within the seven days in which they are kept, and once more after them", async () => {
  const { world, uploads } = harness();
  const first = await uploads.upload(file("a"), "a.png", forever);
  world.now = 6.9 * day;
  expect(await uploads.upload(file("a"), "b.png", forever)).toEqual(first);
  expect(await uploads.knownBlob(file("a"))).toBe(first.url);
  world.now = 7 * day;
  expect((await uploads.upload(file("a"), "a.png", forever)).url).not.toBe(first.url);
  expect(world.sent).toBe(2);
});

test("another service knows nothing of it, and a store that is broken only costs an upload", async () => {
  const store = memoryUploadStore();
  await harness(store).uploads.upload(file("a"), "a.png", forever);
  const other = harness(store, "https://b.example");
  expect(await other.uploads.knownBlob(file("a"))).toBeNull();
  const refuse = () => Promise.reject(new Failure("storage-unavailable"));
  const broken = harness({ get: refuse, put: refuse, remove: refuse });
  expect((await broken.uploads.upload(file("a"), "a.png", forever)).url).toBe("https://files.example/1");
});

test("two runs share an upload under way; when the first is stopped the second still gets its file", async () => {
  const { world, uploads } = harness();
  const controller = new AbortController();
  const first = uploads.upload(file("a"), "a.png", controller.signal).catch((thrown: unknown) => thrown);
  const second = uploads.upload(file("a"), "a.png", forever);
  controller.abort();
  expect(await first).toMatchObject({ code: "aborted" });
  expect((await second).url).toMatch(/^https:/);
  expect(world.sent).toBeLessThanOrEqual(2);
});

test("a large file gets more time, but not for ever", () => {
  expect([uploadTimeout(0), uploadTimeout(5_000_000), uploadTimeout(1e12)]).toEqual([120_000, 125_000, 600_000]);
});
