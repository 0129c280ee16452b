import { describe, expect, it } from "vitest";
import { imageState, stateOf, summaryOf } from "./runSummary";
import { sampleRun, sampleTicket } from "./sampleRuns.fixture";

const finished = sampleRun({ id: "f", outputs: [{}, {}] });
const queued = sampleRun({ id: "q", params: { images: 3 } });
const waiting = sampleRun({ id: "w", params: { images: 2 }, state: { phase: "waiting", ticket: sampleTicket, since: 500 } });

describe("the state that the strip names", () => {
  it("is what runs, in images, before what is queued, before how the newest ended", () => {
    expect(summaryOf([queued, waiting, finished])).toEqual({ kind: "running", images: 2 });
    expect(summaryOf([queued, finished])).toEqual({ kind: "queued", images: 3 });
    expect(summaryOf([finished])).toEqual({ kind: "done", took: 22_000 });
    expect(summaryOf([])).toBeNull();
  });
  it("tells a failed and a stopped run apart", () => {
    expect(stateOf(sampleRun({ id: "x", state: { phase: "failed", code: "a", values: {}, ticket: null } })).kind).toBe("failed");
    expect(stateOf(sampleRun({ id: "x", state: { phase: "stopped", ticket: null } })).kind).toBe("stopped");
    expect(stateOf(sampleRun({ id: "x", state: { phase: "sending" } })).kind).toBe("running");
  });
});

describe("one image on its way", () => {
  it("shows its place while the run waits", () => {
    expect(imageState(queued, 0, undefined, 2)).toEqual({ kind: "queued", place: 2 });
  });
  it("shows steps that were really done, each image its own", () => {
    const report = {
      state: "running" as const,
      images: [
        { fraction: 0.6, step: 17, steps: 28 },
        { fraction: 0, step: 0, steps: 28 },
      ],
    };
    expect(imageState(waiting, 0, report, null)).toEqual({ kind: "step", step: 17, steps: 28, fraction: 0.6 });
    expect(imageState(waiting, 1, report, null)).toEqual({ kind: "next" });
  });
  it("shows the time that passed where the engine knows no progress", () => {
    expect(imageState(waiting, 1, { state: "running", images: [] }, null)).toEqual({ kind: "elapsed", since: 500 });
  });
  it("claims nothing before the first report", () => {
    expect(imageState(waiting, 0, undefined, null)).toEqual({ kind: "preparing" });
    expect(imageState(waiting, 0, { state: "running", images: [{ fraction: 0 }] }, null)).toEqual({ kind: "preparing" });
  });
  it("shows a share without steps", () => {
    expect(imageState(waiting, 0, { state: "running", images: [{ fraction: 0.25 }] }, null)).toEqual({ kind: "share", fraction: 0.25 });
  });
  it("is being kept once the engine is done", () => {
    expect(imageState(waiting, 0, { state: "done" }, null)).toEqual({ kind: "collecting" });
  });
});
