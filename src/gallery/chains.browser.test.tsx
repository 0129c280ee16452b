import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { flushSave } from "../document/autosave";
import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { isOfThisPhoto } from "../document/earlierMasks";
import { commitMask } from "../document/maskCommands";
import { openPhotoFile } from "../document/openPhotoFile";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { redo, undo } from "../document/undo";
import { setViewMode } from "../editor/viewStore";
import { loadLaterMessages, startMessages } from "../i18n/i18n";
import type { Rect } from "../image/geometry";
import { packCoverage } from "../image/photoService";
import { Failure } from "../lib/failure";
import { newId } from "../lib/id";
import { openProject } from "../project/openProject";
import { projectZip } from "../project/saveProject";
import { allRuns, runById } from "../runs/changeRun";
import type { Run } from "../runs/run";
import { setOutputFinish } from "../runs/runCommands";
import { createRunQueryClient } from "../runs/runQueryClient";
import { startRuns } from "../runs/startRuns";
import { getBlob, keepBlob } from "../storage/blobTable";
import { removeUnused } from "../storage/collectGarbage";
import { database } from "../storage/database";
import { Toasts } from "../ui/Toasts";
import { dismissToast, toasts } from "../ui/toast";
import { TooltipProvider } from "../ui/Tooltip";
import { composeOutput } from "./composeOutput";
import { followTrail, trailFollowed } from "./followTrail";
import { choose } from "./galleryStore";
import { recomposeTrail } from "./recomposeTrail";
import { ResultBar } from "./ResultBar";
import { ResultsStrip } from "./ResultsStrip";
import { findOutput } from "./runGroups";
import { photoColour, photoSize, pictureOf, seedRun } from "./seedRun.fixture";
import { takeAsInput } from "./takeAsInput";

vi.mock("../engines/engines", () => ({ engineById: () => null, serviceEngine: () => null, onEnginesChange: () => () => undefined }));

const names: string[] = [];
const signal = new AbortController().signal;
let root: Root | null = null;
let stop: () => void;

beforeEach(async () => {
  await startMessages("en");
  await loadLaterMessages();
  await freshProfile();
  stop = followTrail();
});

afterEach(() => {
  stop();
  root?.unmount();
  root = null;
  document.body.replaceChildren();
  choose(null);
  setViewMode("mask");
  for (const { id } of toasts.get()) dismissToast(id);
  closeDocument();
  for (const name of names.splice(0)) indexedDB.deleteDatabase(name);
});

async function freshProfile(): Promise<void> {
  closeDocument();
  const name = `test ${newId()}`;
  names.push(name);
  const client = createRunQueryClient();
  await restoreDocument({ databaseName: name });
  await startRuns(true);
  root?.unmount();
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <QueryClientProvider client={client}>
      <TooltipProvider>
        <ResultBar />
        <ResultsStrip />
        <Toasts />
      </TooltipProvider>
    </QueryClientProvider>,
  );
}

const first: Rect = { x: 20, y: 10, width: 12, height: 12 };
const apart: Rect = { x: 52, y: 42, width: 14, height: 12 };
const farther: Rect = { x: 20, y: 44, width: 10, height: 10 };
const over: Rect = { x: 26, y: 16, width: 14, height: 12 };

/** A finished run of one result over the open photo. */
async function generate(id: string, rect: Rect): Promise<Run> {
  const { photo } = documentState();
  if (photo === null) throw new Error("no photo");
  const mask = { rect, data: new Uint8Array(rect.width * rect.height).fill(255) };
  const { hash } = await keepBlob(await packCoverage(mask));
  return seedRun(id, 1, { photo, mask: { rect, hash }, createdAt: Date.now() + allRuns().length });
}

async function goOnFrom(id: string): Promise<void> {
  const shown = findOutput(allRuns(), `${id}.0`);
  if (shown === null) throw new Error(`no ${id}`);
  await takeAsInput(shown);
}

/** A photo, a result used as input, a second one used as input too, and a third over that. */
async function chain(second: Rect): Promise<void> {
  await openPhotoFile(await pictureOf(photoSize, photoColour), "room.png");
  await generate("a", first);
  await goOnFrom("a");
  await generate("b", second);
  await goOnFrom("b");
  await generate("c", farther);
}

function hashes(): readonly string[] {
  return documentState().trail.map(({ photo }) => photo.hash);
}

function photoOf(id: string): string | undefined {
  return runById(id)?.photo.hash;
}

async function resultBytes(id: string): Promise<Uint8Array> {
  const shown = findOutput(allRuns(), `${id}.0`);
  if (shown === null) throw new Error(`no ${id}`);
  return new Uint8Array(await (await composeOutput(shown.run, shown.output, signal)).png.arrayBuffer());
}

/** With the hand: the result on the stage, its finish, the slider, a key. */
async function makeTransparent(id: string): Promise<void> {
  choose(`${id}.0`);
  setViewMode("result");
  await page.getByRole("button", { name: "Finish" }).click();
  (page.getByRole("slider", { name: "Opacity" }).element() as HTMLElement).focus();
  await userEvent.keyboard("{Home}");
  await vi.waitFor(() => expect(runById(id)?.outputs[0]?.finish.opacity).toBe(0));
}

describe("another finish of an earlier step", () => {
  test("recomposes what was made after it, to the same bytes as from the beginning; mask and form stay; one step to undo", async () => {
    await chain(apart);
    const edit = currentMask()?.begin();
    edit?.segment({ x: 60, y: 20, r: 6 }, { x: 70, y: 20, r: 6 }, 0.5, "add");
    if (edit !== undefined) commitMask(edit);
    const mask = currentMask()?.readRect({ x: 0, y: 0, ...photoSize });
    const old = hashes();
    await makeTransparent("a");
    await vi.waitFor(() => expect(hashes()).not.toEqual(old), { timeout: 10_000 });
    await trailFollowed();
    const now = hashes();
    expect(now[0]).toBe(old[0]);
    expect(now[1]).not.toBe(old[1]);
    expect(now[2]).not.toBe(old[2]);
    expect(documentState().photo).toMatchObject({ hash: now[2], name: "room-1-1.png", ...photoSize });
    expect([photoOf("a"), photoOf("b"), photoOf("c")]).toEqual(now);
    expect(currentMask()?.readRect({ x: 0, y: 0, ...photoSize })).toEqual(mask);
    expect(allRuns().filter(({ earlier }) => earlier !== undefined)).toEqual([]);
    // What was masked on the photo before is still a mask of this one.
    expect(isOfThisPhoto({ photo: old[2] ?? "", ...photoSize })).toBe(true);

    await undo();
    await trailFollowed();
    expect(hashes()).toEqual(old);
    expect([photoOf("a"), photoOf("b"), photoOf("c")]).toEqual(old);
    expect(runById("a")?.outputs[0]?.finish.opacity).toBe(100);
    expect(currentMask()?.readRect({ x: 0, y: 0, ...photoSize })).toEqual(mask);
    await redo();
    await trailFollowed();
    expect(hashes()).toEqual(now);
    expect(runById("a")?.outputs[0]?.finish.opacity).toBe(0);
    expect(photoOf("c")).toBe(now[2]);

    const finish = runById("a")?.outputs[0]?.finish;
    await freshProfile();
    await openPhotoFile(await pictureOf(photoSize, photoColour), "room.png");
    await generate("a", first);
    if (finish !== undefined) await setOutputFinish("a.0", finish);
    await goOnFrom("a");
    await generate("b", apart);
    await goOnFrom("b");
    expect(hashes()).toEqual(now);
  });

  test("marks what looks at the change: its bytes stay, so does the photo made of it, and there are ways on", async () => {
    await chain(over);
    const old = hashes();
    const before = await resultBytes("b");
    await makeTransparent("a");
    await vi.waitFor(() => expect(runById("b")?.earlier).toBe("a.0"), { timeout: 10_000 });
    expect(hashes()[1]).not.toBe(old[1]);
    expect(hashes()[2]).toBe(old[2]);
    expect(photoOf("b")).toBe(old[1]);
    expect(photoOf("c")).toBe(old[2]);
    expect(runById("c")?.earlier).toBeUndefined();
    expect(await resultBytes("b")).toEqual(before);
    await userEvent.keyboard("{Escape}");
    const card = page.getByRole("list", { name: "Results" }).getByRole("listitem").nth(1);
    await expect.element(card).toHaveTextContent("Made over an earlier finish");
    choose("b.0");
    const note = page.getByRole("group", { name: "Made over an earlier finish" });
    await expect.element(note).toHaveTextContent(/still stands on the photo as it was/);

    // The photo as it was is needed, and kept.
    await flushSave();
    expect(await removeUnused([old[1] ?? ""])).toMatchObject({ blobs: 0 });
    // A project file has all of it.
    const trail = documentState().trail;
    const zip = await projectZip(signal, () => undefined);
    await freshProfile();
    await openProject(new File([zip], "work.zip"), signal);
    expect(documentState().trail).toEqual(trail);
    expect(runById("b")?.earlier).toBe("a.0");

    choose("b.0");
    await note.getByRole("button", { name: "Set up again" }).click();
    await vi.waitFor(() => expect(documentState().params.prompt).toBe("a red scarf"), { timeout: 10_000 });
    expect(hashes()).toEqual(trail.slice(0, 2).map(({ photo }) => photo.hash));
    expect(documentState().mask.bounds).toEqual(over);
    setViewMode("result");
    await note.getByRole("button", { name: "Keep as it is" }).click();
    await expect.element(note).not.toBeInTheDocument();
    expect(runById("b")).toMatchObject({ photo: { hash: old[1] } });
  });

  test("that is taken back takes the marks back with it, and so does the same finish again", async () => {
    await chain(over);
    const old = hashes();
    const usual = runById("a")?.outputs[0]?.finish;
    if (usual === undefined) throw new Error("no finish");
    await setOutputFinish("a.0", { ...usual, opacity: 30 });
    await recomposeTrail();
    expect(runById("b")?.earlier).toBe("a.0");
    await undo();
    await trailFollowed();
    expect(hashes()).toEqual(old);
    expect(runById("b")?.earlier).toBeUndefined();

    await setOutputFinish("a.0", { ...usual, opacity: 60 });
    await recomposeTrail();
    expect(runById("b")?.earlier).toBe("a.0");
    await setOutputFinish("a.0", usual);
    await recomposeTrail();
    expect(hashes()).toEqual(old);
    expect(runById("b")?.earlier).toBeUndefined();
  });

  test("the latest of several wins, as one step", async () => {
    await chain(apart);
    const old = hashes();
    const usual = runById("a")?.outputs[0]?.finish;
    if (usual === undefined) throw new Error("no finish");
    const works: Promise<void>[] = [];
    for (const opacity of [80, 60, 40]) {
      await setOutputFinish("a.0", { ...usual, opacity });
      works.push(recomposeTrail());
    }
    await Promise.all(works);
    expect(documentState().trail[1]?.parts).toMatchObject([{ output: "a.0", finish: { opacity: 40 } }]);
    await undo();
    await trailFollowed();
    expect(hashes()).toEqual(old);
  });

  test("leaves everything as it was when something of it is gone, and says so", async () => {
    await chain(apart);
    const { trail } = documentState();
    const raw = runById("b")?.outputs[0]?.rawHash ?? "";
    const usual = runById("a")?.outputs[0]?.finish;
    if (usual === undefined) throw new Error("no finish");
    await getBlob(raw);
    await database().write([{ kind: "delete", store: "blobs", key: raw }]);
    await setOutputFinish("a.0", { ...usual, opacity: 30 });
    await recomposeTrail();
    expect(documentState().trail).toBe(trail);
    expect(photoOf("b")).toBe(trail[1]?.photo.hash);
    expect(toasts.get().filter(({ tone }) => tone === "err")).toHaveLength(1);
  });

  test("leaves everything as it was when the disk is full", async () => {
    await chain(apart);
    const { trail } = documentState();
    const usual = runById("a")?.outputs[0]?.finish;
    if (usual === undefined) throw new Error("no finish");
    await setOutputFinish("a.0", { ...usual, opacity: 30 });
    await flushSave();
    const full = vi.spyOn(database(), "write").mockRejectedValue(new Failure("storage-full"));
    await recomposeTrail();
    expect(documentState().trail).toBe(trail);
    expect(toasts.get().map(({ text }) => text)).toContainEqual(expect.stringMatching(/full|room|space/i));
    full.mockRestore();
    await recomposeTrail();
    expect(documentState().trail[1]?.photo.hash).not.toBe(trail[1]?.photo.hash);
  });
});
