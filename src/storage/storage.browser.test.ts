import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newId } from "../lib/id";
import { forgetHeldBlobs, getBlob, keepBlob, putBlob } from "./blobTable";
import { collectGarbage } from "./collectGarbage";
import { closeDatabase, database, openDatabase } from "./database";
import { readDocument } from "./documentTable";
import { writeNamedMask } from "./maskTable";
import { readRuns, removeRuns, writeRun } from "./runTable";
import { claimTab } from "./tabLock";
import { readUsage } from "./usage";

let name = "";

beforeEach(async () => {
  name = `test ${newId()}`;
  await openDatabase(name);
  await database().own("me");
});
afterEach(() => {
  vi.restoreAllMocks();
  closeDatabase();
  forgetHeldBlobs();
  indexedDB.deleteDatabase(name);
});

/** The page is closed and opened again: nothing in memory is left. */
async function reload(): Promise<void> {
  closeDatabase();
  forgetHeldBlobs();
  await openDatabase(name);
  await database().own("me again");
}

const full = (): never => {
  throw new DOMException("full", "QuotaExceededError");
};

test("a blob comes back byte for byte under the hash of its bytes, and is kept once", async () => {
  const hash = await putBlob(new Blob([new Uint8Array([1, 2, 255])], { type: "image/png" }));
  expect(await putBlob(new Blob([new Uint8Array([1, 2, 255])]))).toBe(hash);
  await reload();
  const back = await getBlob(hash);
  expect([...new Uint8Array(await back.arrayBuffer())]).toEqual([1, 2, 255]);
  expect(back.type).toBe("image/png");
  expect(await database().keys("blobs")).toEqual([hash]);
});

test("a blob that is not there is said to be missing", async () => {
  await expect(getBlob("0".repeat(64))).rejects.toMatchObject({ code: "blob-missing" });
});

test("a full disk is a failure with its own code; the blob stays in memory", async () => {
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full);
  const blob = new Blob(["photo"]);
  await expect(putBlob(blob)).rejects.toMatchObject({ code: "storage-full" });
  const { hash, failure } = await keepBlob(blob);
  expect(failure?.code).toBe("storage-full");
  expect(await (await getBlob(hash)).text()).toBe("photo");
});

test("of a write that fails in the middle nothing is written", async () => {
  const write = database().write([
    { kind: "put", store: "tiles", key: 1, value: new Uint8Array([1]) },
    { kind: "put", store: "tiles", key: 2, value: () => "cannot be cloned" },
  ]);
  await expect(write).rejects.toMatchObject({ code: "storage-write" });
  expect(await database().keys("tiles")).toEqual([]);
});

test("when another page becomes the owner, a write of this one changes nothing", async () => {
  await writeRun({ id: "a", blobs: [], ended: true, run: { kept: true } });
  const mine = database();
  const theirs = await openDatabase(name);
  await theirs.own("they");
  const write = mine.write([{ kind: "clear", store: "runs" }]);
  await expect(write).rejects.toMatchObject({ code: "storage-other-tab" });
  expect(await theirs.keys("runs")).toEqual(["a"]);
  mine.close();
});

test("a page that never became the owner writes nothing", async () => {
  const guest = await openDatabase(name);
  await expect(guest.write([{ kind: "put", store: "tiles", key: 1, value: 1 }])).rejects.toMatchObject({ code: "storage-other-tab" });
  expect(await guest.keys("tiles")).toEqual([]);
});

test("at the next start a sweep removes what nothing names, and only that", async () => {
  const used = await putBlob(new Blob(["used"]));
  const unused = await putBlob(new Blob(["unused"]));
  await writeRun({ id: "a", blobs: [used], ended: true, run: {} });
  expect(await collectGarbage()).toEqual({ blobs: 0, bytes: 0 });
  await reload();
  const fresh = await putBlob(new Blob(["just put"]));
  expect(await collectGarbage()).toEqual({ blobs: 1, bytes: 6 });
  expect(new Set(await database().keys("blobs"))).toEqual(new Set([used, fresh]));
  await expect(getBlob(unused)).rejects.toMatchObject({ code: "blob-missing" });
});

test("what a record names that cannot be read is not swept, and the record stays", async () => {
  const needed = await putBlob(new Blob(["perhaps needed"]));
  await putBlob(new Blob(["unused"]));
  const broken = { blobs: "what?", run: { outputs: [{ hash: needed }], bytes: new Uint8Array(4) } };
  await database().write([{ kind: "put", store: "runs", key: "a", value: broken }]);
  await reload();
  expect(await readRuns()).toEqual({ runs: [], broken: [broken] });
  expect(await collectGarbage()).toEqual({ blobs: 1, bytes: 6 });
  expect(await database().keys("blobs")).toEqual([needed]);
  expect(await database().keys("runs")).toEqual(["a"]);
});

test("a document record that is not one is refused at the door", async () => {
  expect(await readDocument("openings")).toBeNull();
  await database().write([{ kind: "put", store: "document", key: "open", value: { photo: "a string" } }]);
  await expect(readDocument("openings")).rejects.toMatchObject({ code: "record-broken" });
});

test("what is kept is counted: results apart from photos, and how much of them may be deleted", async () => {
  const [result, shared, sent] = [await putBlob(new Blob(["12345"])), await putBlob(new Blob(["123"])), await putBlob(new Blob(["1"]))];
  await writeRun({ id: "a", blobs: [result, shared], ended: true, run: {} });
  await writeRun({ id: "b", blobs: [sent, shared], ended: false, run: {} });
  expect(await readUsage()).toMatchObject({
    photos: { count: 0, bytes: 0 },
    results: { runs: 2, bytes: 9 },
    deletable: { runs: 1, bytes: 5 },
  });
  await removeRuns(["a", "b"]);
  expect(await readUsage()).toMatchObject({ results: { runs: 0, bytes: 0 }, deletable: { runs: 0, bytes: 0 } });
});

test("a mask with a name is counted for itself, and not among what deleting the results frees", async () => {
  const [shared, result] = [await putBlob(new Blob(["mask!"])), await putBlob(new Blob(["123"]))];
  const rect = { x: 0, y: 0, width: 1, height: 1 };
  await writeNamedMask({ id: "m", name: "Hat", photo: shared, width: 1, height: 1, rect, hash: shared, createdAt: 0 });
  await writeRun({ id: "a", blobs: [shared, result], ended: true, run: {} });
  await reload();
  expect(await collectGarbage()).toEqual({ blobs: 0, bytes: 0 });
  expect(await readUsage()).toMatchObject({
    masks: { count: 1, bytes: 5 },
    results: { runs: 1, bytes: 3 },
    deletable: { runs: 1, bytes: 3 },
  });
});

test("a database of the version before keeps what it has and gets room for masks", async () => {
  closeDatabase();
  indexedDB.deleteDatabase(name);
  const before = ["meta", "blobs", "blobInfo", "document", "tiles", "steps", "runs", "uploads", "ledger"];
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open(name, 2);
    opening.onupgradeneeded = () => {
      for (const store of before) opening.result.createObjectStore(store);
      opening.transaction?.objectStore("runs").put({ blobs: [], ended: true, run: "kept" }, "a");
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
    opening.onerror = () => reject(new Error("no database of version 2"));
  });
  await openDatabase(name);
  expect((await readRuns()).runs.map(({ run }) => run)).toEqual(["kept"]);
  expect(await database().keys("masks")).toEqual([]);
});

test("without a usable IndexedDB opening says so", async () => {
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  await expect(openDatabase(name)).rejects.toMatchObject({ code: "storage-unavailable" });
});

test("one tab holds the lock; a second gets none until it takes it, and the first hears of it", async () => {
  const onLost = vi.fn<() => void>();
  const first = await claimTab(name, { onLost });
  expect(first).not.toBeNull();
  expect(await claimTab(name, { onLost: () => undefined })).toBeNull();
  const second = await claimTab(name, { steal: true, onLost: () => undefined });
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
  expect(second).not.toBeNull();
  second?.release();
  const third = await claimTab(name, { onLost: () => undefined });
  expect(third).not.toBeNull();
  third?.release();
});
