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
import type { EngineId, Report, Ticket } from "../engines/engine";
import { startMessages } from "../i18n/i18n";
import { unpackCoverage } from "../image/photoService";
import { encodePng } from "../image/png";
import { Failure } from "../lib/failure";
import { newId } from "../lib/id";
import { getBlob } from "../storage/blobTable";
import { database } from "../storage/database";
import { assertiveAnnouncement, politeAnnouncement } from "../ui/announce";
import { allRuns, runById } from "./changeRun";
import { adoptRun, disownRun } from "./lookForRun";
import { bringIn, fetchMissing } from "./missingOutputs";
import { ticketOf, type Phase, type Run } from "./run";
import { deleteAllResults, deleteOutput, deleteRun, restoreOutput, restoreRun, retryRun, stopRun } from "./runCommands";
import { RunPollers } from "./RunPollers";
import { queueHolds } from "./runQueue";
import { useRunProgress } from "./runProgress";
import { useRuns } from "./runQueries";
import { createRunQueryClient } from "./runQueryClient";
import { ScriptedEngine } from "./scriptedEngine.fixture";
import { releaseRuns } from "./startRuns";
import { submitParts } from "./submitParts";
import { submitRun } from "./submitRun";

const engines = vi.hoisted(() => new Map<string, unknown>());
const onChange = vi.hoisted(() => new Set<() => void>());
vi.mock("../engines/engines", () => ({
  engineById: (id: string) => engines.get(id) ?? null,
  serviceEngine: () => engines.get("wavespeed") ?? null,
  onEnginesChange: (listener: () => void) => {
    onChange.add(listener);
    return () => onChange.delete(listener);
  },
}));

/** The key is given, taken away or replaced. */
function connect(engine: ScriptedEngine | null): void {
  engines.set("wavespeed", engine);
  for (const listener of onChange) listener();
}

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
  const { report, problem } = useRunProgress(run.id);
  const progress = report?.state === "running" ? ` ${report.images[0]?.fraction}` : "";
  return <p>{`${run.number} ${run.state.phase}${problem === null ? progress : ` ${problem.code}`}`}</p>;
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

/** No region of a run has this shape. */
function narrowPicture(): Promise<Blob> {
  return picture(300, 10);
}

function paint(): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  edit.rect({ x: 30, y: 20 }, { x: 50, y: 40 }, "add");
  commitMask(edit);
}

function submit(engine: EngineId = "local", images = 1): Promise<Run> {
  const { params, photo, region } = documentState();
  const mask = currentMask()?.toCoverage();
  if (photo === null || mask === undefined) throw new Error("no photo is open");
  return submitRun({ engine, params: { ...params, images }, photo, mask, region });
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

test("what is left out goes with a run of the built-in engine, at its size, and again with every retry; others get none", async () => {
  const jobs = vi.spyOn(local, "submit");
  const { params, photo, region } = documentState();
  const mask = currentMask()?.toCoverage();
  if (photo === null || mask === undefined) throw new Error("no photo is open");
  const leftOut = { rect: { x: 0, y: 0, width: 20, height: 64 }, data: new Uint8Array(20 * 64).fill(255) };
  const run = await submitRun({ engine: "local", params, photo, mask, region, leftOut });
  await becomes(run, "waiting");
  expect(await unpackCoverage(await getBlob(run.leftOut?.hash ?? ""), leftOut.rect)).toEqual(leftOut);
  await stopRun(run.id);
  await reload();
  const again = vi.spyOn(local, "submit");
  await retryRun(run.id);
  await becomes(run, "waiting");
  const [first, second] = [jobs.mock.calls[0]?.[0].avoid, again.mock.calls[0]?.[0].avoid];
  expect(first).toBeDefined();
  expect(await second?.arrayBuffer()).toEqual(await first?.arrayBuffer());
  const bitmap = await createImageBitmap(first ?? new Blob());
  expect([bitmap.width, bitmap.height]).toEqual([run.region.size.width, run.region.size.height]);
  const other = await submitRun({ engine: "wavespeed", params, photo, mask, region, leftOut });
  await becomes(other, "waiting");
  expect([other.leftOutHash, other.leftOut]).toEqual([undefined, undefined]);
  expect(service.work.get(service.tickets[0] ?? ("" as Ticket))?.job.avoid).toBeUndefined();
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
  local.say(local.tickets[0], { state: "failed", code: "1200", values: { message: "the picture was refused" } });
  await becomes(first, "failed");
  expect((await kept(first)).state).toMatchObject({
    code: "1200",
    values: { message: "the picture was refused" },
    ticket: local.tickets[0],
  });
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

test("closed while sending: Local sends again, a service is looked through and nothing is sent", async () => {
  local.gate = service.gate = new Promise(() => undefined);
  const free = await submit("local");
  const paid = await submit("wavespeed");
  await becomes(free, "sending");
  await becomes(paid, "sending");
  await vi.waitFor(async () => expect((await kept(paid)).state.phase).toBe("sending"));
  await reload();
  await becomes(free, "waiting");
  await becomes(paid, "unsure");
  await vi.waitFor(() => expect(service.looks).toBeGreaterThan(0));
  expect(service.submits).toBe(0);
});

const lostAnswer = async (): Promise<Run> => {
  service.refusal = new Failure("submit-unknown");
  const { looks } = service;
  const run = await submit("wavespeed");
  await vi.waitFor(() => expect(service.looks).toBeGreaterThan(looks));
  service.refusal = null;
  return run;
};

test("a lost answer: what surely is the run is adopted and followed to its images; nothing is sent again", async () => {
  const [found, second] = ["found", "second"].map((ticket) => ({ ticket: ticket as Ticket, createdAt: 5, match: "same" as const }));
  if (found === undefined || second === undefined) throw new Error("no candidates");
  service.lost = [found, second];
  const run = await lostAnswer();
  await becomes(run, "waiting");
  expect(ticketOf(runById(run.id) ?? run)).toBe("found");
  // The request was repeated behind the page's back: both are paid for, so both are shown.
  await vi.waitFor(() => expect(allRuns().map(ticketOf)).toEqual(["second", "found"]));
  expect(service.submits).toBe(1);
});

test("a request that the browser repeated by itself is found when the run has ended, and shown", async () => {
  const run = await submit("wavespeed");
  await becomes(run, "waiting");
  service.lost = [
    { ticket: "twin" as Ticket, createdAt: Date.now() + 500, match: "same" },
    { ticket: "of yesterday" as Ticket, createdAt: Date.now() - 80_000_000, match: "same" },
  ];
  service.finish(service.tickets[0]);
  await becomes(run, "finished");
  await vi.waitFor(() => expect(allRuns().map(ticketOf)).toEqual(["twin", ticketOf(runById(run.id) ?? run)]));
});

test("a run of the same request that is still being sent is no repeat of the first", async () => {
  setParams({ seed: 7 });
  const first = await submit("wavespeed");
  await becomes(first, "waiting");
  const gate = deferred();
  service.gate = gate.promise;
  const second = await submit("wavespeed");
  await becomes(second, "sending");
  service.lost = [{ ticket: "of the second" as Ticket, createdAt: Date.now(), match: "same" }];
  service.finish(service.tickets[0]);
  await becomes(first, "finished");
  await vi.waitFor(() => expect(service.looks).toBe(1));
  gate.resolve();
  await becomes(second, "waiting");
  expect(allRuns().map(({ id }) => id)).toEqual([second.id, first.id]);
});

test("a lost answer with a doubtful candidate is for the user to decide: use it, or say that it was not sent", async () => {
  service.lost = [{ ticket: "perhaps" as Ticket, createdAt: 5, match: "unknown" }];
  const run = await lostAnswer();
  await vi.waitFor(() => expect(runById(run.id)?.state).toMatchObject({ found: [{ ticket: "perhaps" }], problem: null }));
  expect((await kept(run)).state.phase).toBe("unsure");
  await adoptRun(run.id, "perhaps" as Ticket);
  expect(ticketOf(runById(run.id) ?? run)).toBe("perhaps");

  const other = await lostAnswer();
  await disownRun(other.id);
  expect(runById(other.id)?.state).toEqual({ phase: "stopped", ticket: null, disowned: true });
  expect(service.submits).toBe(2);
  await retryRun(other.id);
  await becomes(other, "waiting");
  expect(service.submits).toBe(3);
});

test("a look that cannot be taken says why, and is taken again when the connection is another one", async () => {
  service.lost = new Failure("service-key-refused");
  const run = await lostAnswer();
  await vi.waitFor(() => expect(runById(run.id)?.state).toMatchObject({ problem: { code: "service-key-refused" } }));
  const other = new ScriptedEngine("wavespeed", false, 2);
  other.lost = [{ ticket: "found" as Ticket, createdAt: 5, match: "same" }];
  connect(other);
  await becomes(run, "waiting");
});

test("a limit of the service sends the run back to the queue, holds the queue, and nothing is lost", async () => {
  service.refusal = () => new Failure("service-rate-limited", { seconds: 1, until: Date.now() + 1000 });
  const run = await submit("wavespeed");
  await vi.waitFor(() => expect(queueHolds.get().wavespeed?.reason).toBe("refused"));
  expect([runById(run.id)?.state.phase, service.submits]).toEqual(["queued", 1]);
  service.refusal = null;
  await becomes(run, "waiting");
  expect([queueHolds.get().wavespeed, service.submits]).toEqual([undefined, 2]);
});

test("two go in a minute, the third waits and the page knows until when", async () => {
  service = new ScriptedEngine("wavespeed", false, 9);
  service.perMinute = 2;
  connect(service);
  for (let i = 0; i < 3; i++) await submit("wavespeed");
  await vi.waitFor(() => expect(phases()).toEqual(["queued", "waiting", "waiting"]), 5000);
  const hold = queueHolds.get().wavespeed;
  expect(hold?.reason).toBe("limit");
  expect((hold?.until ?? 0) - Date.now()).toBeGreaterThan(50_000);
});

test("without a connection a run waits in the queue, a sent one is asked about when there is one again", async () => {
  const sent = await submit("wavespeed");
  await becomes(sent, "waiting");
  const queued = await submit("wavespeed");
  await becomes(queued, "waiting");
  connect(null);
  const [first] = service.tickets;
  service.finish(first);
  await expect(submit("wavespeed")).rejects.toMatchObject({ code: "engine-needs-key" });
  expect(runById(sent.id)?.state.phase).toBe("waiting");
  connect(service);
  await becomes(sent, "finished");
});

test("what a service refuses to tell is waited for, with its reason, until the key is mended", async () => {
  const run = await submit("wavespeed");
  await becomes(run, "waiting");
  service.say(service.tickets[0], new Failure("service-key-refused"));
  await vi.waitFor(() => expect(lines()).toEqual(["1 waiting service-key-refused"]), 5000);
  service.finish(service.tickets[0]);
  const mended = new ScriptedEngine("wavespeed", false, 2);
  for (const [ticket, work] of service.work) mended.work.set(ticket, work);
  connect(mended);
  await becomes(run, "finished");
});

test("images that cannot be fetched keep their place: asked for again, brought in as a file, or given up", async () => {
  const run = await submit("wavespeed", 3);
  await becomes(run, "waiting");
  const picture = await (await getBlob(run.imageHash)).arrayBuffer();
  const file = new Blob([picture], { type: "image/png" });
  const [ticket] = service.tickets;
  const blocked = new Failure("output-blocked", { host: "cdn.example" });
  service.finish(ticket, [file, blocked, new Failure("output-unreachable", { host: "cdn.example" })]);
  await becomes(run, "finished");
  const places = (): readonly (readonly number[])[] => {
    const { outputs = [], missing = [] } = runById(run.id) ?? {};
    return [outputs.map(({ index }) => index), missing.map(({ index }) => index)];
  };
  expect(places()).toEqual([[0], [1, 2]]);
  service.finish(ticket, [file, blocked, file]);
  await fetchMissing(run.id);
  expect(places()).toEqual([[0, 2], [1]]);
  await expect(bringIn(run.id, 1, new Blob(["text"]))).rejects.toMatchObject({ code: "output-broken" });
  await expect(bringIn(run.id, 1, await narrowPicture())).rejects.toMatchObject({ code: "output-other-shape" });
  await bringIn(run.id, 1, file);
  expect(places()).toEqual([[0, 1, 2], []]);
  expect((await kept(run)).outputs).toHaveLength(3);
});

test("a service that cannot be reached when the images are to be fetched is asked again, and the run does not fail", async () => {
  const run = await submit("wavespeed");
  await becomes(run, "waiting");
  const collect = vi.spyOn(service, "collect").mockRejectedValueOnce(new Failure("service-offline"));
  service.finish(service.tickets[0]);
  await becomes(run, "finished");
  expect(collect).toHaveBeenCalledTimes(2);
});

test("an answer that was asked for before a stop does not start the run again", async () => {
  const run = await submit();
  await becomes(run, "waiting");
  let answer = (_report: Report): void => undefined;
  vi.spyOn(local, "check").mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  await vi.waitFor(() => expect(local.check).toHaveBeenCalled());
  await stopRun(run.id);
  answer({ state: "lost" });
  await flushSave();
  expect(runById(run.id)?.state.phase).toBe("stopped");
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

test("each part of a mask gets a run of the same group and seed, with its own region and nothing of the others' mask", async () => {
  await openPhotoFile(await picture(900, 100), "wide.png");
  const edit = currentMask()?.begin();
  for (const x of [20, 860]) edit?.rect({ x, y: 40 }, { x: x + 20, y: 60 }, "add");
  if (edit !== undefined) commitMask(edit);
  const { params, photo, region } = documentState();
  const mask = currentMask()?.toCoverage();
  if (photo === null || mask === undefined) throw new Error("no photo is open");
  const parts = [20, 860].map((x) => ({ x, y: 40, width: 20, height: 20 }));
  await submitParts({ engine: "wavespeed", params: { ...params, width: 256, height: 256 }, photo, mask, region }, parts);
  const runs = allRuns().toSorted((a, b) => a.number - b.number);
  expect(runs.map(({ group }) => [group?.part, group?.parts])).toEqual([
    [1, 2],
    [2, 2],
  ]);
  expect(new Set(runs.map(({ group }) => group?.id)).size).toBe(1);
  expect(new Set(runs.map((run) => run.params.seed)).size).toBe(1);
  expect(runs.map((run) => run.mask.rect)).toEqual(parts);
  expect(runs.every((run) => run.region.rect.width < 400)).toBe(true);
});
