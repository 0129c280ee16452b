import { zipSync, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { leaveOutMasked } from "../document/leftOut";
import { commitMask } from "../document/maskCommands";
import { openPhotoFile } from "../document/openPhotoFile";
import { replaceParams } from "../document/paramsCommands";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { undo } from "../document/undo";
import { startMessages } from "../i18n/i18n";
import { packCoverage } from "../image/photoService";
import { insertChunks } from "../image/pngInsert";
import { encodeText } from "../image/pngText";
import { newId } from "../lib/id";
import { describedPng } from "../project/describedPng";
import { openProject } from "../project/openProject";
import { openRecipe, readRecipe } from "../project/openRecipe";
import { projectZip } from "../project/saveProject";
import { allRuns } from "../runs/changeRun";
import type { Run } from "../runs/run";
import { createRunQueryClient } from "../runs/runQueryClient";
import { startRuns } from "../runs/startRuns";
import { keepBlob } from "../storage/blobTable";
import { dismissToast, toasts } from "../ui/toast";
import { composeOutput } from "./composeOutput";
import { maskRect, photoColour, photoSize, pictureOf, seedRun } from "./seedRun.fixture";

const names: string[] = [];
const signal = new AbortController().signal;

beforeEach(async () => {
  await startMessages("en");
  await freshProfile();
});
afterEach(() => {
  closeDocument();
  for (const name of names.splice(0)) indexedDB.deleteDatabase(name);
});

/** As on another machine: nothing is kept there. */
async function freshProfile(): Promise<void> {
  closeDocument();
  const name = `test ${newId()}`;
  names.push(name);
  createRunQueryClient();
  await restoreDocument({ databaseName: name });
  await startRuns(true);
}

/** A photo with a soft stroke, a prompt and one run of two results. */
async function someWork(): Promise<{ run: Run; mask: Uint8Array }> {
  await openPhotoFile(await pictureOf(photoSize, photoColour), "room.png");
  const mask = currentMask();
  if (mask === null) throw new Error("no mask");
  const edit = mask.begin();
  edit.segment({ x: 20, y: 20, r: 9 }, { x: 60, y: 40, r: 9 }, 0.8, "add");
  commitMask(edit);
  replaceParams({ prompt: "a red chair", seed: 5 });
  return { run: await seedRun("r", 2), mask: mask.readRect(whole) };
}

const whole = { x: 0, y: 0, ...photoSize };
const maskNow = (): Uint8Array | undefined => currentMask()?.readRect(whole);
const asFile = (blob: Blob, name: string): File => new File([blob], name, { type: blob.type });

describe("a project file", () => {
  test("brings everything to another profile: photo, soft mask, form, runs, and results of the same bytes", async () => {
    const { run, mask } = await someWork();
    const [output] = run.outputs;
    if (output === undefined) throw new Error("no output");
    const before = new Uint8Array(await (await composeOutput(run, output, signal)).png.arrayBuffer());
    const zip = await projectZip(signal, () => undefined);
    await freshProfile();
    expect(await openProject(asFile(zip, "work.zip"), signal)).toBe(1);
    expect(documentState().params).toMatchObject({ prompt: "a red chair", seed: 5 });
    expect(documentState().photo).toMatchObject({ name: "room.png", ...photoSize });
    expect(maskNow()).toEqual(mask);
    const [there] = allRuns();
    const [first] = there?.outputs ?? [];
    if (there === undefined || first === undefined) throw new Error("no run");
    const after = new Uint8Array(await (await composeOutput(there, { ...first, id: "another" }, signal)).png.arrayBuffer());
    expect(after).toEqual(before);
    // A second time it brings nothing twice.
    expect(await openProject(asFile(zip, "work.zip"), signal)).toBe(0);
    expect(allRuns()).toHaveLength(1);
    await undo();
    await undo();
    expect(documentState().photo).toBeNull();
  });

  test("brings the area that nothing is copied from", async () => {
    await someWork();
    leaveOutMasked();
    const area = documentState().leftOut?.readRect(whole);
    const zip = await projectZip(signal, () => undefined);
    await freshProfile();
    await openProject(asFile(zip, "work.zip"), signal);
    expect(area?.some((value) => value === 255)).toBe(true);
    expect(documentState().leftOut?.readRect(whole)).toEqual(area);
    expect(documentState().mask.coverage).toBe(0);
  });

  test("runs of another account cost nothing here: no ticket, no time of sending, and nothing that lets anybody in", async () => {
    await someWork();
    replaceParams({ loras: [{ path: "https://me:secret@weights.example/a.safetensors?token=abc", weight: 1 }] });
    const files = unzipSync(new Uint8Array(await (await projectZip(signal, () => undefined)).arrayBuffer()));
    const text = new TextDecoder().decode(files["project.json"]);
    expect(text).toContain("https://weights.example/a.safetensors");
    expect(text).not.toMatch(/secret|token=/);
    const { runs } = JSON.parse(text) as { runs: Run[] };
    expect(runs.map(({ sentAt, state }) => [sentAt, state])).toEqual([[null, expect.objectContaining({ ticket: null })]]);
  });

  test("a file of somebody who means harm sends nobody anywhere: no image from its addresses, no ticket of another account, and nothing twice", async () => {
    await someWork();
    const files = unzipSync(new Uint8Array(await (await projectZip(signal, () => undefined)).arrayBuffer()));
    await freshProfile();
    const project = JSON.parse(new TextDecoder().decode(files["project.json"])) as { runs: Run[] };
    const missing = [{ index: 3, seed: 1, url: "https://tracker.example/seen.png", nsfw: false, code: "output-unreachable", values: {} }];
    const state = { phase: "finished", took: 1, ticket: "of-another-account" };
    const runs = project.runs.map((run) => ({ ...run, missing, state, sentAt: 1 }));
    const record = new TextEncoder().encode(JSON.stringify({ ...project, runs: [...runs, ...runs] }));
    const zip = new Blob([new Uint8Array(zipSync({ ...files, "project.json": new Uint8Array(record) }))]);
    expect(await openProject(asFile(zip, "odd.zip"), signal)).toBe(1);
    expect(allRuns()).toMatchObject([{ missing: [], sentAt: null, state: { phase: "finished", ticket: null } }]);
  });

  test("one that is not whole is refused, and nothing of it is taken over", async () => {
    await someWork();
    const files = unzipSync(new Uint8Array(await (await projectZip(signal, () => undefined)).arrayBuffer()));
    await freshProfile();
    const blob = Object.keys(files).find((name) => name.startsWith("blobs/"));
    if (blob === undefined) throw new Error("no blob");
    const changes: Record<string, Uint8Array<ArrayBuffer>>[] = [
      { [blob]: new Uint8Array([1, 2, 3]) },
      { "project.json": new TextEncoder().encode("{}") },
      { "mask.png": new Uint8Array(10) },
    ];
    for (const change of changes) {
      const zip = new Blob([new Uint8Array(zipSync({ ...files, ...change }))]);
      await expect(openProject(asFile(zip, "odd.zip"), signal)).rejects.toMatchObject({
        code: "project-broken",
        values: { name: "odd.zip" },
      });
    }
    expect(allRuns()).toEqual([]);
    expect(documentState().photo).toBeNull();
  });
});

describe("a picture with its recipe", () => {
  async function downloaded(content: "none" | "settings" | "all"): Promise<{ file: File; run: Run }> {
    const { run } = await someWork();
    const [output] = run.outputs;
    if (output === undefined) throw new Error("no output");
    const png = await describedPng(await composeOutput(run, output, signal), run, output, content);
    return { file: asFile(png, "result.png"), run };
  }
  async function open(file: File): Promise<void> {
    const carried = await readRecipe(file);
    if (carried === null) throw new Error("no recipe");
    await openRecipe(file, carried);
  }

  test("with mask and photo in it, it restores all on a fresh profile, as one step", async () => {
    const { file, run } = await downloaded("all");
    await freshProfile();
    await open(file);
    expect(documentState().photo).toMatchObject({ hash: run.photo.hash, name: "room.png" });
    expect(documentState().params).toMatchObject({ prompt: run.params.prompt, seed: run.params.seed, steps: run.params.steps });
    expect(documentState().mask.bounds).toEqual(maskRect);
    await undo();
    expect(documentState().photo).toBeNull();
  });

  test("with what nothing was copied from, that comes back too", async () => {
    const { run } = await someWork();
    leaveOutMasked();
    const area = documentState().leftOut;
    const [output] = run.outputs;
    if (area === null || output === undefined) throw new Error("no left-out area");
    // Of a soft rim, what is less than half counts for nothing.
    const counting = (values: Uint8Array | undefined): readonly boolean[] => Array.from(values ?? [], (value) => value >= 128);
    const [coverage, pixels] = [area.toCoverage(), counting(area.readRect(whole))];
    const { hash } = await keepBlob(await packCoverage(coverage));
    const made = { ...run, leftOut: { rect: coverage.rect, hash } };
    const png = await describedPng(await composeOutput(made, output, signal), made, output, "all");
    await freshProfile();
    await open(asFile(png, "result.png"));
    expect(counting(documentState().leftOut?.readRect(whole))).toEqual(pixels);
    expect(pixels).toContain(true);
    expect(documentState().mask.bounds).toEqual(maskRect);
  });

  test("with the settings alone it is the photo itself, and where the photo is still kept, that one", async () => {
    const { file, run } = await downloaded("settings");
    await freshProfile();
    await open(file);
    expect(documentState().photo).toMatchObject({ name: "result.png" });
    expect(documentState().photo?.hash).not.toBe(run.photo.hash);
    expect(documentState().params.prompt).toBe(run.params.prompt);
    expect(documentState().mask.coverage).toBe(0);
  });

  test("clean, it says nothing", async () => {
    const { file } = await downloaded("none");
    expect(await readRecipe(file)).toBeNull();
    expect(await file.text()).not.toContain("FillPlayground");
  });

  test.each([
    ["nested without end", "[".repeat(200_000)],
    ["HTML", "<img src=x onerror=alert(1)>"],
    ["a bomb", " ".repeat(50_000_000)],
  ])("that is %s costs only the recipe, and one sentence says so", async (_, text) => {
    const chunk = { type: "iTXt", data: await encodeText("FillPlaygroundRecipe", text) };
    for (const { id } of toasts.get()) dismissToast(id);
    await open(asFile(await insertChunks(await pictureOf(photoSize, photoColour), [chunk]), "odd.png"));
    expect(documentState().photo).toMatchObject({ name: "odd.png", ...photoSize });
    expect(toasts.get().map((each) => each.text)).toEqual([
      "The recipe in this picture cannot be read, so it was opened as a plain photo.",
    ]);
  });

  test("a mask that is another one than the recipe says costs only the recipe", async () => {
    const { file } = await downloaded("all");
    const carried = await readRecipe(file);
    if (carried === null || carried === "broken") throw new Error("no recipe");
    await freshProfile();
    const huge = { ...carried.recipe, mask: { rect: { x: 0, y: 0, width: 96, height: 64 } } };
    await openRecipe(file, { ...carried, recipe: huge });
    expect(documentState().photo).toMatchObject({ name: "result.png" });
    expect(documentState().mask.coverage).toBe(0);
  });
});
