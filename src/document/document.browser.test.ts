import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startMessages } from "../i18n/i18n";
import { encodePng } from "../image/png";
import { writeRawPng } from "../image/proof/pngFile.fixture";
import { newId } from "../lib/id";
import { database } from "../storage/database";
import { claimTab } from "../storage/tabLock";
import { toasts } from "../ui/toast";
import { adoptPhoto, backTo } from "./adoptPhoto";
import { flushSave } from "./autosave";
import { currentHistory } from "./documentHistory";
import { currentMask, onMaskChange } from "./documentMask";
import { documentState } from "./documentStore";
import { commitMask, runMaskCommand } from "./maskCommands";
import { exportMask, importMask } from "./maskFile";
import { examples } from "./exampleTable";
import { openExample } from "./openExample";
import { openPhotoFile } from "./openPhotoFile";
import { replaceParams, setEngine, setParams } from "./paramsCommands";
import { closeDocument, restoreDocument, takeOverStorage } from "./restoreDocument";
import { redo, undo } from "./undo";

let name = "";

beforeEach(async () => {
  name = `test ${newId()}`;
  await restoreDocument({ databaseName: name });
});
afterEach(() => {
  vi.restoreAllMocks();
  closeDocument();
  indexedDB.deleteDatabase(name);
});

/** The page is closed and opened again over the same database. Without `saved` it crashes: what was not written is gone. */
async function reload(saved = true): Promise<void> {
  if (saved) await flushSave();
  closeDocument();
  await restoreDocument({ databaseName: name });
}

async function photo(width: number, height: number, shade = 100): Promise<Blob> {
  const data = new Uint8Array(width * height * 3).fill(shade);
  return new Blob([new Uint8Array(await encodePng({ width, height, channels: 3, data }))], { type: "image/png" });
}

function paint(x: number, y: number, width: number, height: number): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  edit.rect({ x, y }, { x: x + width, y: y + height }, "add");
  commitMask(edit);
}

const masked = (): number | undefined => currentMask()?.count();
const full = (): never => {
  throw new DOMException("full", "QuotaExceededError");
};

test("a fresh page has an empty document that can be saved", () => {
  expect(documentState()).toMatchObject({ status: "empty", photo: null, keeping: "disk", readOnly: false, canUndo: false });
});

test("opening sets the photo, its original trail, an empty mask and the size to match", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  const { status, photo: opened, display, trail, params, mask } = documentState();
  expect(status).toBe("ready");
  expect(opened).toMatchObject({ name: "room.png", width: 60, height: 40, format: "png", hasAlpha: false });
  expect(display?.levels[0]?.width).toBe(60);
  expect(trail).toEqual([{ photo: opened, label: null }]);
  expect(params).toMatchObject({ preset: "match", width: 1536, height: 1024 });
  expect([mask.coverage, mask.bounds, masked()]).toEqual([0, null, 0]);
});

test("everything is found again after a reload: photo, mask, form, engine and the whole history", async () => {
  await openPhotoFile(await photo(600, 400), "room.png");
  paint(10, 10, 20, 10);
  paint(300, 200, 30, 10);
  await undo();
  setParams({ prompt: "a cat" });
  setEngine("wavespeed");
  const before = documentState();
  await reload();
  const after = documentState();
  expect(after).toMatchObject({
    status: "ready",
    photo: before.photo,
    trail: before.trail,
    params: before.params,
    engine: "wavespeed",
    saveState: "saved",
  });
  expect([masked(), after.canUndo, after.canRedo]).toEqual([200, true, true]);
  await redo();
  expect(masked()).toBe(500);
  await undo();
  await undo();
  expect(masked()).toBe(0);
  await undo();
  expect(documentState()).toMatchObject({ status: "empty", photo: null, canUndo: false });
  await redo();
  await redo();
  expect([documentState().photo?.name, masked()]).toEqual(["room.png", 200]);
});

test("a commit writes the touched tile and one step, not the whole mask", async () => {
  await openPhotoFile(await photo(600, 400), "room.png");
  paint(0, 0, 600, 400);
  await flushSave();
  const put = vi.spyOn(IDBObjectStore.prototype, "put");
  const edit = currentMask()?.begin();
  edit?.rect({ x: 10, y: 10 }, { x: 20, y: 20 }, "erase");
  if (edit !== undefined) commitMask(edit);
  await flushSave();
  const stores = put.mock.contexts.map((store) => (store as IDBObjectStore).name).toSorted();
  expect(stores).toEqual(["document", "steps", "tiles"]);
});

test("a crash loses only what was not written yet", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  await flushSave();
  paint(20, 20, 5, 5);
  await reload(false);
  expect(masked()).toBe(100);
});

test("hiding the page writes at once", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  dispatchEvent(new Event("pagehide"));
  // The transaction is under way before the handler returns; the next one on the same stores waits for it.
  closeDocument();
  await restoreDocument({ databaseName: name });
  expect(masked()).toBe(100);
});

test("undo and redo of invert and clear, and listeners hear what changed", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  const heard = vi.fn<(dirty: object) => void>();
  const stop = onMaskChange(heard);
  paint(0, 0, 10, 10);
  runMaskCommand("invert");
  expect(masked()).toBe(2300);
  runMaskCommand("clear");
  expect(masked()).toBe(0);
  await undo();
  await undo();
  expect(masked()).toBe(100);
  expect(heard).toHaveBeenCalledTimes(5);
  stop();
  runMaskCommand("clear");
  expect(heard).toHaveBeenCalledTimes(5);
  runMaskCommand("clear");
  await undo();
  expect(masked()).toBe(100);
});

test("replaced fields are a step, and its undo leaves what was typed elsewhere", async () => {
  replaceParams({ prompt: "from a result", steps: 4 });
  setParams({ guidance: 33 });
  await undo();
  expect(documentState().params).toMatchObject({ prompt: "", steps: 28, guidance: 33 });
  await redo();
  expect(documentState().params).toMatchObject({ prompt: "from a result", steps: 4, guidance: 33 });
  replaceParams({ steps: 4 });
  expect(documentState().canRedo).toBe(false);
  await undo();
  expect(documentState().canUndo).toBe(false);
});

test("a photo opened over another is one step: undo brings photo, mask, size and trail back", async () => {
  await openPhotoFile(await photo(60, 40), "first.png");
  paint(0, 0, 10, 10);
  setParams({ preset: "1:1", width: 1024, height: 1024 });
  await openPhotoFile(await photo(40, 60, 50), "second.png");
  expect([documentState().photo?.name, masked(), documentState().params.width]).toEqual(["second.png", 0, 1024]);
  await undo();
  expect([documentState().photo?.name, masked()]).toEqual(["first.png", 100]);
  expect(documentState().params).toMatchObject({ preset: "1:1", width: 1024, height: 1024 });
  await redo();
  expect(documentState().photo?.name).toBe("second.png");
});

test("a photo of 16 bits is opened, and that 8 of them are kept is said", async () => {
  await startMessages("en");
  const said = (): number => toasts.get().filter(({ text }) => text.startsWith("This photo has 16 bits a channel.")).length;
  await openPhotoFile(await photo(60, 40), "room.png");
  expect(said()).toBe(0);
  const deep = await writeRawPng({ width: 60, height: 40, depth: 16, colour: 2, row: (_, into) => into.fill(200) });
  await openPhotoFile(deep, "deep.png");
  expect(documentState().photo).toMatchObject({ name: "deep.png", width: 60 });
  expect(said()).toBe(1);
});

test("a photo is open even where nothing can be said about its bits", async () => {
  const file = await photo(60, 40);
  vi.spyOn(file, "slice").mockImplementation(() => {
    throw new DOMException("gone", "NotReadableError");
  });
  await openPhotoFile(file, "mute.png");
  expect(documentState().photo).toMatchObject({ name: "mute.png", width: 60 });
});

test("the mask is offered to be kept only when the sizes are equal and something is masked", async () => {
  const keepMask = vi.fn(() => Promise.resolve(true));
  await openPhotoFile(await photo(60, 40), "first.png", { keepMask });
  await openPhotoFile(await photo(60, 40, 1), "empty mask.png", { keepMask });
  paint(0, 0, 10, 10);
  await openPhotoFile(await photo(61, 40), "other size.png", { keepMask });
  expect(keepMask).not.toHaveBeenCalled();
  paint(0, 0, 10, 10);
  await openPhotoFile(await photo(61, 40, 2), "same size.png", { keepMask });
  expect([keepMask.mock.calls.length, masked()]).toEqual([1, 100]);
  await openPhotoFile(await photo(61, 40, 3), "cleared.png", { keepMask: () => Promise.resolve(false) });
  expect(masked()).toBe(0);
});

test("a bad file leaves the open document as it was", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  await flushSave();
  const before = documentState();
  await expect(openPhotoFile(new Blob(["not a photo"]), "note.txt")).rejects.toMatchObject({ name: "Failure" });
  await expect(openPhotoFile(new Blob([]), "empty.png")).rejects.toMatchObject({ code: "file-empty" });
  expect(documentState()).toEqual(before);
});

test("of two openings the later one wins, and an aborted one changes nothing", async () => {
  const [slow, quick] = [await photo(900, 900), await photo(20, 20)];
  const first = openPhotoFile(slow, "slow.png");
  const second = openPhotoFile(quick, "quick.png");
  await expect(first).rejects.toMatchObject({ code: "aborted" });
  await second;
  const controller = new AbortController();
  const third = openPhotoFile(slow, "slow.png", { signal: controller.signal });
  expect(documentState().status).toBe("loading");
  controller.abort();
  await expect(third).rejects.toMatchObject({ code: "aborted" });
  expect(documentState()).toMatchObject({ status: "ready", photo: { name: "quick.png" } });
});

test("a result becomes the photo, with a trail back; both are steps", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  setParams({ prompt: "a cat", preset: "1:1", width: 1024, height: 1024 });
  await adoptPhoto({ blob: await photo(60, 40, 200), name: "result.png", trailStep: { label: 3 } });
  expect(documentState().trail.map((step) => step.label)).toEqual([null, 3]);
  expect(documentState().params).toMatchObject({ prompt: "a cat", preset: "1:1" });
  expect(masked()).toBe(0);
  await backTo(0);
  expect(documentState()).toMatchObject({ photo: { name: "room.png" }, trail: [{ label: null }] });
  await undo();
  expect(documentState()).toMatchObject({ photo: { name: "result.png" }, trail: [{ label: null }, { label: 3 }] });
  await undo();
  expect([documentState().trail.length, masked()]).toEqual([1, 100]);
});

test("an example is photo, mask, prompt and size as one step", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  const [example] = examples;
  if (example === undefined) throw new Error("no examples");
  await openExample(example);
  expect(documentState()).toMatchObject({
    status: "ready",
    photo: { width: example.width, height: example.height },
    params: { prompt: example.prompt },
  });
  expect(documentState().mask.coverage).toBeGreaterThan(0.01);
  expect(documentState().mask.coverage).toBeLessThan(0.5);
  await undo();
  expect(documentState()).toMatchObject({ photo: { name: "room.png" }, params: { prompt: "" }, mask: { coverage: 0 } });
});

test("an exported mask is imported as it was; a smaller one is fitted; both can be undone", async () => {
  await openPhotoFile(await photo(64, 48), "room.png");
  paint(8, 8, 16, 16);
  const file = await exportMask();
  runMaskCommand("clear");
  await importMask(file);
  expect([masked(), documentState().mask.bounds]).toEqual([256, { x: 8, y: 8, width: 16, height: 16 }]);
  await undo();
  expect(masked()).toBe(0);
  await expect(importMask(new Blob(["no"]))).rejects.toMatchObject({ name: "Failure" });
  expect(masked()).toBe(0);
});

test("a full disk is said, keeps the work in memory, overwrites nothing, and is written when there is room again", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  await flushSave();
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full);
  await openPhotoFile(await photo(60, 40, 7), "second.png");
  await flushSave();
  expect(documentState()).toMatchObject({ photo: { name: "second.png" }, saveState: "failed", saveFailure: { code: "storage-full" } });
  put.mockRestore();
  closeDocument();
  await restoreDocument({ databaseName: name });
  expect([documentState().photo?.name, masked()]).toEqual(["room.png", 100]);

  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full);
  await openPhotoFile(await photo(60, 40, 8), "third.png");
  await flushSave();
  vi.restoreAllMocks();
  paint(0, 0, 5, 5);
  await flushSave();
  expect(documentState()).toMatchObject({ saveState: "saved", saveFailure: null });
  await reload();
  expect([documentState().photo?.name, masked()]).toEqual(["third.png", 25]);
});

test("without IndexedDB the page works in memory and says so", async () => {
  closeDocument();
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  await restoreDocument({ databaseName: name });
  expect(documentState()).toMatchObject({
    status: "empty",
    keeping: "memory",
    readOnly: false,
    saveFailure: { code: "storage-unavailable" },
  });
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  await openPhotoFile(await photo(40, 60), "second.png");
  await undo();
  expect([documentState().photo?.name, masked()]).toEqual(["room.png", 100]);
});

test("a record that cannot be read is said, set aside and not overwritten", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  await flushSave();
  await database().write([{ kind: "put", store: "document", key: "open", value: { photo: "broken" } }]);
  closeDocument();
  await restoreDocument({ databaseName: name });
  expect(documentState()).toMatchObject({ status: "empty", problem: { code: "record-broken" } });
  await openPhotoFile(await photo(40, 60), "second.png");
  await flushSave();
  const aside = (await database().keys("document")).find((key) => key !== "open");
  expect(await database().get("document", aside ?? "")).toMatchObject({ record: { photo: "broken" }, steps: [{ key: 0 }] });
  await reload();
  expect(documentState()).toMatchObject({ photo: { name: "second.png" }, problem: null });
});

test("a document from before its steps were summed up comes back with all of them", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  await flushSave();
  const record = (await database().get("document", "open")) as { history: object };
  const history = { first: 0, cursor: 2, count: 2 };
  await database().write([{ kind: "put", store: "document", key: "open", value: { ...record, history } }]);
  await reload();
  await undo();
  await undo();
  expect(documentState()).toMatchObject({ status: "empty", photo: null, canUndo: false, canRedo: true });
  await redo();
  await redo();
  expect(masked()).toBe(100);
});

test("after a reload steps are read when they are undone, the next ones before that, and a stroke meanwhile wins", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  paint(20, 20, 5, 5);
  await flushSave();
  const get = vi.spyOn(IDBObjectStore.prototype, "get");
  const readSteps = (): unknown[] =>
    get.mock.contexts.flatMap((store, call) => ((store as IDBObjectStore).name === "steps" ? [get.mock.calls[call]?.[0]] : []));
  await reload();
  // The opening names photos that must not be swept; the strokes are left where they are.
  expect(new Set(readSteps())).toEqual(new Set([0]));
  const undoing = undo();
  paint(40, 30, 5, 5);
  await undoing;
  expect(masked()).toBe(150);
  expect(new Set(readSteps())).toEqual(new Set([0, 2]));
  await undo();
  await undo();
  expect(masked()).toBe(100);
  await vi.waitFor(() => expect(currentHistory().held(1)).not.toBeNull());
  // In memory by now, so it is undone at once.
  void undo();
  expect([masked(), documentState().photo?.name]).toEqual([0, "room.png"]);
});

test("a large photo comes back as a small picture first, to be painted on, and then as itself", async () => {
  await openPhotoFile(await photo(3000, 2100), "large.png");
  paint(0, 0, 10, 10);
  await vi.waitFor(async () => {
    await flushSave();
    expect(await database().get("document", "preview")).toMatchObject({ photo: documentState().photo?.hash });
  });
  await reload();
  const first = documentState();
  expect(first).toMatchObject({ status: "ready", canUndo: true, display: { width: 3000, height: 2100, levels: [{ width: 1600 }] } });
  const mask = currentMask();
  const stroke = mask?.begin();
  stroke?.rect({ x: 100, y: 100 }, { x: 110, y: 110 }, "add");
  await vi.waitFor(() => expect(documentState().display?.levels[0]?.width).toBe(3000), { timeout: 10_000 });
  if (stroke !== undefined) commitMask(stroke);
  expect([currentMask() === mask, masked(), documentState().problem]).toEqual([true, 200, null]);
});

test("a large photo whose bytes are gone is said, and its mask stays the document's", async () => {
  await openPhotoFile(await photo(3000, 2100), "large.png");
  paint(0, 0, 10, 10);
  await vi.waitFor(async () => {
    await flushSave();
    expect(await database().get("document", "preview")).toBeDefined();
  });
  await database().write([{ kind: "delete", store: "blobs", key: documentState().photo?.hash ?? "" }]);
  await reload();
  await vi.waitFor(
    () => expect(documentState()).toMatchObject({ status: "empty", display: null, problem: { code: "blob-missing" } }),
    5000,
  );
  expect([masked(), documentState().photo?.name]).toEqual([100, "large.png"]);
});

test("a mask that cannot be read is a broken record; a history that cannot is left behind alone", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  paint(20, 20, 5, 5);
  await flushSave();
  await database().write([{ kind: "put", store: "steps", key: 1, value: "no step" }]);
  await reload();
  expect([documentState().photo?.name, masked(), documentState().problem]).toEqual(["room.png", 125, null]);
  await undo();
  expect([masked(), documentState().canUndo]).toEqual([100, true]);
  // Here is the broken one: it and what lies before it are given up, the rest stays.
  await undo();
  expect([masked(), documentState().canUndo, documentState().canRedo, documentState().problem]).toEqual([100, false, true, null]);
  await redo();
  expect(masked()).toBe(125);
  paint(40, 30, 5, 5);
  await reload();
  expect([masked(), documentState().canUndo, documentState().canRedo]).toEqual([150, true, false]);
  await flushSave();
  await database().write([{ kind: "delete", store: "steps", key: 3 }]);
  await reload();
  expect([masked(), documentState().canUndo, documentState().problem]).toEqual([150, false, null]);
  paint(0, 35, 5, 5);
  await database().write([{ kind: "put", store: "tiles", key: 7, value: new Uint8Array([1, 2, 3]) }]);
  await reload();
  expect(documentState()).toMatchObject({ status: "empty", photo: null, problem: { code: "record-broken" } });
});

test("a second tab shows the document, says that it cannot save, and writes nothing", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  paint(0, 0, 10, 10);
  await flushSave();
  closeDocument();
  const other = await claimTab(`${name} storage`, { onLost: () => undefined });
  await restoreDocument({ databaseName: name });
  expect(documentState()).toMatchObject({ keeping: "second-tab", readOnly: true, photo: { name: "room.png" } });
  paint(0, 0, 60, 40);
  await openPhotoFile(await photo(40, 60), "second.png");
  await flushSave();
  closeDocument();
  other?.release();
  await restoreDocument({ databaseName: name });
  expect([documentState().photo?.name, masked(), documentState().readOnly]).toEqual(["room.png", 100, false]);
});

test("'Use it here' takes over: what was changed here lies as one step on what the other tab kept, and the other hears of it", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  await flushSave();
  closeDocument();
  const lost = new Promise<void>((resolve) => void claimTab(`${name} storage`, { onLost: resolve }));
  await restoreDocument({ databaseName: name });
  paint(0, 0, 60, 40);
  await takeOverStorage();
  await lost;
  expect(documentState()).toMatchObject({ keeping: "disk", readOnly: false, saveFailure: null });
  expect(masked()).toBe(2400);
  await undo();
  expect(masked()).toBe(0);
  await redo();
  await reload();
  expect(masked()).toBe(2400);
});

test("a tab whose storage was taken notices, keeps what is on the page, and writes nothing more", async () => {
  await openPhotoFile(await photo(60, 40), "room.png");
  await flushSave();
  await database().write([{ kind: "put", store: "meta", key: "owner", value: "another tab" }]);
  paint(0, 0, 10, 10);
  await flushSave();
  expect(documentState()).toMatchObject({ keeping: "taken", readOnly: true, saveState: "failed" });
  expect(masked()).toBe(100);
  closeDocument();
  await restoreDocument({ databaseName: name });
  expect(masked()).toBe(0);
});
