import { describe, expect, it } from "vitest";
import { defaultParams } from "../engines/fillParams";
import { someOutput, someRun } from "../runs/run.fixture";
import { parseProject, projectHead, type Project } from "./projectRecord";

const run = someRun({ phase: "finished", took: 1, ticket: null }, { outputs: [someOutput("o")] });
const project: Project = {
  ...projectHead,
  savedAt: "2026-01-01T00:00:00.000Z",
  document: {
    photo: run.photo,
    trail: [{ photo: run.photo, label: null }],
    params: defaultParams,
    engine: "local",
    maskRect: { x: 0, y: 0, width: 512, height: 512 },
    leftOutRect: null,
  },
  runs: [run],
};
const parsed = (change: object): Project | null => parseProject(JSON.stringify({ ...project, ...change }));
const withRun = (change: object): Project | null => parsed({ runs: [{ ...run, ...change }] });
const withStep = (change: object): Project | null =>
  parsed({ document: { ...project.document, trail: [{ photo: run.photo, label: null, ...change }] } });
const size = { width: 512, height: 512 };

describe("the record of a project", () => {
  it("comes back as it was", () => {
    expect(parsed({})).toEqual(project);
  });

  it.each([
    ["nothing", () => parseProject("")],
    ["HTML", () => parseProject("<script>alert(1)</script>")],
    ["nested without end", () => parseProject("[".repeat(200_000))],
    ["a later version", () => parsed({ version: 99 })],
    ["a number that is none", () => parseProject(JSON.stringify(project).replace('"took":1', '"took":NaN'))],
    ["a photo larger than any that is opened", () => parsed({ document: { ...project.document, photo: { ...run.photo, width: 1e9 } } })],
    [
      "such a photo before it",
      () => parsed({ document: { ...project.document, trail: [{ photo: { ...run.photo, height: 1e9 }, label: null }] } }),
    ],
    ["ground larger than the photo that it is a part of", () => withStep({ extended: { left: 1e9, top: 0, right: 0, bottom: 0 } })],
    ["a run on such a photo", () => withRun({ photo: { ...run.photo, width: 1e6, height: 1e6 } })],
    ["a region without end", () => withRun({ region: { rect: { x: 0, y: 0, width: 1e12, height: 1e12 }, size } })],
    ["a region that is turned inside out", () => withRun({ region: { rect: { x: 0, y: 0, width: -5, height: -5 }, size } })],
    ["a region far away", () => withRun({ region: { rect: { x: -1e12, y: 0, ...size }, size } })],
    ["a size that no engine takes", () => withRun({ region: { rect: run.region.rect, size: { width: 1e6, height: 1e6 } } })],
    ["a mask outside the photo", () => withRun({ mask: { ...run.mask, rect: { x: 0, y: 0, width: 1e9, height: 1e9 } } })],
    ["an output larger than any that is opened", () => withRun({ outputs: [someOutput("o", { width: 1e9 })] })],
  ])("%s is none", (_, read) => {
    expect(read()).toBeNull();
  });

  it("keys that nobody asked for are gone, also those of prototypes", () => {
    const text = JSON.stringify(project).replaceAll('{"', '{"__proto__":{"polluted":true},"apiKey":"x","');
    expect(parseProject(text)).toEqual(project);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
