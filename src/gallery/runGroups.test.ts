import { describe, expect, it } from "vitest";
import { findOutput, matchingRuns, neighbour, queuePlace, runGroups, shownOutputs, successor } from "./runGroups";
import { sampleRun } from "./sampleRuns.fixture";

const two = sampleRun({ id: "new", createdAt: 2000, outputs: [{}, { deleted: true }, {}] });
const old = sampleRun({ id: "old", createdAt: 1000, outputs: [{}] });
const failed = sampleRun({ id: "bad", createdAt: 1500, state: { phase: "failed", code: "fill-memory", values: {}, ticket: null } });
const groups = runGroups([two, failed, old]);

describe("what the results show", () => {
  it("keeps an output's number when others are deleted", () => {
    expect(groups[0]?.outputs.map(({ number }) => number)).toEqual([1, 3]);
  });
  it("keeps a failed run and drops a finished one without outputs", () => {
    const emptied = sampleRun({ id: "empty", outputs: [{ deleted: true }] });
    expect(runGroups([two, failed, emptied]).map(({ run }) => run.id)).toEqual(["new", "bad"]);
  });
  it("finds no output that is deleted", () => {
    expect(findOutput([two], "new.1")).toBeNull();
    expect(findOutput([two], "new.2")?.number).toBe(3);
    expect(findOutput([two], null)).toBeNull();
  });
});

describe("leafing through", () => {
  it("goes on into the next run and stops at the ends", () => {
    expect(neighbour(groups, "new.0", 1)?.output.id).toBe("new.2");
    expect(neighbour(groups, "new.2", 1)?.output.id).toBe("old.0");
    expect(neighbour(groups, "old.0", 1)).toBeNull();
    expect(neighbour(groups, "new.0", -1)).toBeNull();
  });
  it("begins with the first where nothing is chosen, or something that is gone", () => {
    expect(neighbour(groups, null, 1)?.output.id).toBe("new.0");
    expect(neighbour(groups, "gone", -1)?.output.id).toBe("new.0");
    expect(neighbour([], null, 1)).toBeNull();
  });
  it("moves on to what stays when something is deleted", () => {
    expect(successor(groups, ["new.0"])).toBe("new.2");
    expect(successor(groups, ["old.0"])).toBe("new.2");
    expect(successor(groups, ["new.2", "old.0"])).toBe("new.0");
    expect(
      successor(
        groups,
        shownOutputs(groups).map(({ output }) => output.id),
      ),
    ).toBeNull();
  });
});

describe("the queue", () => {
  const waiting = [3, 2, 1].map((age) => sampleRun({ id: `q${age}`, createdAt: age }));
  it("counts what was queued before, of the same engine", () => {
    const other = sampleRun({ id: "w", createdAt: 0, engine: "wavespeed" });
    expect([...waiting, other].map((run) => queuePlace([...waiting, other], run))).toEqual([3, 2, 1, 1]);
  });
  it("has no place for what does not wait", () => {
    expect(queuePlace(waiting, old)).toBeNull();
  });
});

describe("the gallery's filter", () => {
  const runs = [
    sampleRun({ id: "vi", createdAt: 50, params: { prompt: "Đổi màu quần áo" } }),
    sampleRun({ id: "en", createdAt: 10, params: { prompt: "A pink shirt" } }),
  ];
  it("finds every word anywhere, whatever case and marks", () => {
    expect(matchingRuns(runs, "ao doi", null).map(({ id }) => id)).toEqual(["vi"]);
    expect(matchingRuns(runs, "SHIRT pink", null).map(({ id }) => id)).toEqual(["en"]);
    expect(matchingRuns(runs, "pink blue", null)).toEqual([]);
    expect(matchingRuns(runs, "  ", null)).toHaveLength(2);
  });
  it("keeps to the session", () => {
    expect(matchingRuns(runs, "", 50).map(({ id }) => id)).toEqual(["vi"]);
  });
});
