import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { flushSave } from "../document/autosave";
import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { commitMask } from "../document/maskCommands";
import { openPhotoFile } from "../document/openPhotoFile";
import { setParams } from "../document/paramsCommands";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import type { EngineId } from "../engines/engine";
import { startMessages } from "../i18n/i18n";
import { encodePng } from "../image/png";
import { Failure } from "../lib/failure";
import { newId } from "../lib/id";
import { getBlob } from "../storage/blobTable";
import { database } from "../storage/database";
import { assertiveAnnouncement, politeAnnouncement } from "../ui/announce";
import { allRuns, runById } from "./changeRun";
import type { Phase, Run } from "./run";
import { deleteAllResults, deleteOutput, deleteRun, restoreOutput, restoreRun, retryRun, stopRun } from "./runCommands";
import { RunPollers } from "./RunPollers";
import { useRunProgress, useRuns } from "./runQueries";
import { createRunQueryClient } from "./runQueryClient";
import { ScriptedEngine } from "./scriptedEngine.fixture";
import { releaseRuns } from "./startRuns";
import { submitRun } from "./submitRun";

const engines = vi.hoisted(() => new Map<string, unknown>());
vi.mock("../engines/engines", () => ({ engineById: (id: string) => engines.get(id) ?? null }));

let name = "";
let root: Root | null = null;
let local: ScriptedEngine;
let service: ScriptedEngine;

beforeEach(async () => {
  name = `test ${newId()}`;
  await startMessages("en");
  await openPage();
  await openPhotoFile(await picture(96, 64), "room.png");
  paint();
});
afterEach(() => {
  closePage();
  vi.restoreAllMocks();
  indexedDB.deleteDatabase(name);
});

/** A page over the same database, with engines that know nothing of earlier tickets (or the service, which does). */
async function openPage(remembering?: ScriptedEngine): Promise<void> {
  local = new ScriptedEngine("local", true, 1);
  service = remembering ?? new ScriptedEngine("wavespeed", false, 2);
  engines.set("local", local).set("wavespeed", service);
  await restoreDocument({ databaseName: name });
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <QueryClientProvider client={createRunQueryClient()}>
      <RunPollers />
      <Shown />
    </QueryClientProvider>,
  );
  await vi.waitFor(() => expect(document.querySelector("output")).not.toBeNull());
}

/** What a component sees: one line per run, newest first. */
function Shown() {
  return (
    <output>
      {useRuns().map((run) => (
        <Line key={run.id} run={run} />
      ))}
    </output>
  );
}
function Line({ run }: { readonly run: Run }) {
  const report = useRunProgress(run.id);
  const progress = report?.state === "running" ? ` ${report.images[0]?.fraction}` : "";
  return <p>{`${run.number} ${run.state.phase}${progress}`}</p>;
}
const lines = (): string[] => Array.from(document.querySelectorAll("output p"), (line) => line.textContent);

function closePage(): void {
  root?.unmount();
  void releaseRuns();
  document.body.replaceChildren();
  closeDocument();
}

async function reload(remembering?: ScriptedEngine): Promise<void> {
  await flushSave();
  closePage();
  await openPage(remembering);
}

async function picture(width: number, height: number): Promise<Blob> {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * 7) & 255);
  return new Blob([new Uint8Array(await encodePng({ width, height, channels: 3, data }))], { type: "image/png" });
}

function paint(): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  edit.rect({ x: 30, y: 20 }, { x: 50, y: 40 }, "add");
  commitMask(edit);
}

function submit(engine: EngineId = "local", images = 1): Promise<Run> {
  const { params, photo } = documentState();
  const mask = currentMask()?.toCoverage();
  if (photo === null || mask === undefined) throw new Error("no photo is open");
  return submitRun({ engine, params: { ...params, images }, photo, mask });
}

const phases = (): Phase[] => allRuns().map((run) => run.state.phase);
const becomes = (run: Run, phase: Phase): Promise<void> => vi.waitFor(() => expect(runById(run.id)?.state.phase).toBe(phase), 5000);
const kept = async (run: Run): Promise<Run> => ((await database().get("runs", run.id)) as { run: Run }).run;

test("from the click to its images: settled, cut, written before it is sent, followed, collected, announced", async () => {
  let writtenFirst: Run | null = null;
  const submitted = vi.spyOn(local, "submit").mockImplementationOnce(async (job, signal) => {
    writtenFirst = ((await database().get("runs", job.runId)) as { run: Run }).run;
    return ScriptedEngine.prototype.submit.call(local, job, signal);
  });
  const run = await submit("local", 2);
  await becomes(run, "waiting");
  expect(writtenFirst).toMatchObject({ id: run.id, state: { phase: "sending" } });
  const job = submitted.mock.calls[0]?.[0];
  expect(job?.params.seed).toBe(run.params.seed);
  for (const blob of [job?.image, job?.mask]) {
    const bitmap = await createImageBitmap(blob ?? new Blob());
    expect([bitmap.width, bitmap.height]).toEqual([run.region.size.width, run.region.size.height]);
  }
  await vi.waitFor(() => expect(lines()).toEqual(["1 waiting 0.25"]), 5000);

  local.finish(local.tickets[0]);
  await becomes(run, "finished");
  const { outputs } = await kept(run);
  expect(outputs.map((output) => [output.index, output.seed])).toEqual([
    [0, run.params.seed],
    [1, run.params.seed + 1],
  ]);
  expect(outputs[0]).toMatchObject({ width: run.region.size.width, height: run.region.size.height, deleted: false });
  expect(await (await getBlob(outputs[0]?.rawHash ?? "")).arrayBuffer()).toEqual(await job?.image.arrayBuffer());
  expect(outputs[0]?.thumbHash).not.toBe(outputs[0]?.rawHash);
  await vi.waitFor(() => expect(politeAnnouncement.get().text).toBe("2 images are ready."));
});

test("runs wait for a place and go out in order, each with its own photo, while the user goes on", async () => {
  const first = await submit();
  const second = await submit();
  await openPhotoFile(await picture(64, 96), "another.png");
  paint();
  await becomes(first, "waiting");
  expect(phases()).toEqual(["queued", "waiting"]);
  expect(local.submits).toBe(1);
  local.finish(local.tickets[0]);
  await becomes(second, "waiting");
  expect(second.photo.name).toBe("room.png");
  expect([first.number, second.number]).toEqual([1, 2]);
  local.finish(local.tickets[1]);
  await becomes(second, "finished");
  expect(lines()).toEqual(["2 finished", "1 finished"]);
});

test("two clicks are one run while the first is being prepared", async () => {
  const [one, two] = await Promise.all([submit(), submit()]);
  expect(two.id).toBe(one.id);
  expect(allRuns()).toHaveLength(1);
  expect((await submit()).id).not.toBe(one.id);
});

test("an engine with room for two has two under way", async () => {
  await submit("wavespeed");
  await submit("wavespeed");
  await submit("wavespeed");
  await vi.waitFor(() => expect(phases()).toEqual(["queued", "waiting", "waiting"]), 5000);
});

test("a failure of the engine keeps its reason, is announced, and the next run goes out", async () => {
  const first = await submit();
  const second = await submit();
  await becomes(first, "waiting");
  local.say(local.tickets[0], { state: "failed", code: "1200", message: "the picture was refused" });
  await becomes(first, "failed");
  expect((await kept(first)).state).toMatchObject({ code: "1200", message: "the picture was refused", ticket: local.tickets[0] });
  await vi.waitFor(() => expect(assertiveAnnouncement.get().text).toBe("The run failed. the picture was refused"));
  await becomes(second, "waiting");
});

test("a submit that is refused fails the run with its code", async () => {
  local.refusal = new Failure("fill-memory");
  const run = await submit();
  await becomes(run, "failed");
  expect(runById(run.id)?.state).toMatchObject({ code: "fill-memory", ticket: null });
});

test("what comes back and is no image fails the run", async () => {
  const run = await submit();
  await becomes(run, "waiting");
  local.finish(local.tickets[0], [new Blob(["<html>"])]);
  await becomes(run, "failed");
  expect(runById(run.id)?.state).toMatchObject({ code: "output-broken" });
});

test("stop takes a run out of the queue, out of sending, and out of waiting; a retry brings it back with its seed", async () => {
  const gate = deferred();
  local.gate = gate.promise;
  const first = await submit();
  const second = await submit();
  await becomes(first, "sending");
  await stopRun(second.id);
  await stopRun(first.id);
  expect(phases()).toEqual(["stopped", "stopped"]);
  await retryRun(first.id);
  gate.resolve();
  await becomes(first, "waiting");
  expect(local.tickets).toHaveLength(1);
  await stopRun(first.id);
  expect([runById(first.id)?.state.phase, local.cancelled]).toEqual(["stopped", [local.tickets[0]]]);
  await retryRun(first.id);
  await becomes(first, "waiting");
  expect(Array.from(local.work.values(), (work) => work.job.params.seed)).toEqual([first.params.seed, first.params.seed]);
});

test("after a reload queued runs go out in order, and a run that Local lost is submitted again by itself", async () => {
  const first = await submit();
  const second = await submit();
  await becomes(first, "waiting");
  await reload();
  await becomes(first, "waiting");
  expect(local.tickets).toHaveLength(1);
  expect(runById(second.id)?.state.phase).toBe("queued");
  local.finish(local.tickets[0]);
  await becomes(second, "waiting");
  local.finish(local.tickets[1]);
  await becomes(second, "finished");
  await reload();
  await vi.waitFor(() => expect(lines()).toEqual(["2 finished", "1 finished"]));
  expect(local.submits).toBe(0);
});

test("after a reload a service is asked about its ticket, and nothing is sent twice", async () => {
  const run = await submit("wavespeed");
  await becomes(run, "waiting");
  await reload(service);
  service.finish(service.tickets[0]);
  await becomes(run, "finished");
  expect(service.submits).toBe(1);
});

test("a ticket that a service does not know fails the run and is kept; nothing is sent by itself", async () => {
  const run = await submit("wavespeed");
  await becomes(run, "waiting");
  const [ticket] = service.tickets;
  await reload();
  await becomes(run, "failed");
  expect(runById(run.id)?.state).toMatchObject({ code: "engine-lost", ticket });
  expect(service.submits).toBe(0);
});

test("closed while sending: Local sends again, a service does not and the run says so", async () => {
  local.gate = service.gate = new Promise(() => undefined);
  const free = await submit("local");
  const paid = await submit("wavespeed");
  await becomes(free, "sending");
  await becomes(paid, "sending");
  await vi.waitFor(async () => expect((await kept(paid)).state.phase).toBe("sending"));
  await reload();
  await becomes(free, "waiting");
  await becomes(paid, "failed");
  expect(runById(paid.id)?.state).toMatchObject({ code: "submit-lost" });
  expect(service.submits).toBe(0);
});

test("a run that cannot be written down is not sent", async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await expect(submit()).rejects.toMatchObject({ code: "storage-full" });
  put.mockRestore();
  expect([allRuns().length, local.submits]).toEqual([0, 0]);
});

test("a run whose sending cannot be written down is not sent either", async () => {
  const first = await submit();
  const second = await submit();
  await becomes(first, "waiting");
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await stopRun(first.id);
  await becomes(second, "failed");
  expect(runById(second.id)?.state).toMatchObject({ code: "storage-full", ticket: null });
  expect(local.submits).toBe(1);
});

test("a disk that is full at the end loses no image: it is shown, said, and written when there is room", async () => {
  const run = await submit();
  await becomes(run, "waiting");
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const odd = await picture(40, 40);
  local.finish(local.tickets[0], [odd]);
  await becomes(run, "finished");
  const raw = runById(run.id)?.outputs[0]?.rawHash ?? "";
  expect((await getBlob(raw)).size).toBe(odd.size);
  await vi.waitFor(() => expect(assertiveAnnouncement.get().text).toContain("storage is full"));
  put.mockRestore();
  const next = await submit();
  await becomes(next, "waiting");
  expect((await kept(run)).state.phase).toBe("finished");
  await reload();
  expect((await getBlob(raw)).size).toBe(odd.size);
});

test("a deleted output comes back until the page is closed; then it is gone, and its bytes with it", async () => {
  const run = await submit("local", 2);
  await becomes(run, "waiting");
  local.finish(local.tickets[0], [await picture(40, 40), await picture(41, 41)]);
  await becomes(run, "finished");
  const [one, two] = runById(run.id)?.outputs ?? [];
  await deleteOutput(one?.id ?? "");
  await restoreOutput(one?.id ?? "");
  expect(runById(run.id)?.outputs.map((output) => output.deleted)).toEqual([false, false]);
  await deleteOutput(one?.id ?? "");
  await reload();
  await vi.waitFor(() => expect(runById(run.id)?.outputs.map((output) => output.id)).toEqual([two?.id]));
  await vi.waitFor(async () => expect(await database().keys("blobs")).not.toContain(one?.rawHash));
  await deleteOutput(two?.id ?? "");
  await vi.waitFor(() => expect(lines()).toEqual([]));
});

test("deleting a run and bringing it back; deleting all results leaves what is under way", async () => {
  const first = await submit();
  await becomes(first, "waiting");
  local.finish(local.tickets[0]);
  await becomes(first, "finished");
  const second = await submit();
  await becomes(second, "waiting");
  const finished = runById(first.id);
  const thumb = finished?.outputs[0]?.thumbHash;
  await deleteRun(first.id);
  expect(runById(first.id)).toBeNull();
  if (finished !== null) await restoreRun(finished);
  expect(runById(first.id)).toEqual(finished);
  local.finish(local.tickets[1]);
  await becomes(second, "finished");
  const third = await submit();
  await deleteAllResults();
  expect(allRuns().map((run) => run.id)).toEqual([third.id]);
  expect(await database().keys("runs")).toEqual([third.id]);
  const hashes = await database().keys("blobs");
  expect(hashes).toEqual(expect.arrayContaining([third.imageHash, third.mask.hash, third.photo.hash]));
  expect(hashes).not.toContain(thumb);
});

test("a run that cannot be read is said and left out; the others are there", async () => {
  const run = await submit();
  await database().write([{ kind: "put", store: "runs", key: "odd", value: { blobs: [], ended: true, run: { id: "odd" } } }]);
  await reload();
  await becomes(run, "waiting");
  expect(allRuns().map((each) => each.id)).toEqual([run.id]);
  await vi.waitFor(() => expect(assertiveAnnouncement.get().text).toContain("damaged"));
  expect(await database().keys("runs")).toContain("odd");
});

test("a tab that does not save sends nothing and takes nothing up", async () => {
  const run = await submit();
  await becomes(run, "waiting");
  await database().write([{ kind: "put", store: "meta", key: "owner", value: "another tab" }]);
  setParams({ prompt: "changed" });
  await flushSave();
  expect(documentState().keeping).toBe("taken");
  await vi.waitFor(() => expect(local.cancelled).toEqual(local.tickets));
  await expect(submit()).rejects.toMatchObject({ code: "storage-other-tab" });
});

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
