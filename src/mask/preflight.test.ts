import * as fc from "fast-check";
import { expect, test } from "vitest";
import { preflight, stripWidths, type PreflightInput } from "./preflight";

const calm: PreflightInput = {
  photo: { width: 1000, height: 800 },
  coverage: 0.1,
  bounds: { x: 300, y: 300, width: 200, height: 200 },
  scale: 1,
  survey: { specks: null, thin: null },
  grey: null,
};

test("an ordinary mask has no findings, none at all has one", () => {
  expect(preflight(calm)).toEqual([]);
  expect(preflight({ ...calm, survey: null })).toEqual([]);
  expect(preflight({ ...calm, bounds: null, coverage: 0 })).toEqual([{ kind: "empty" }]);
});

test("from nine tenths on it may be inverted; with everything masked there is nothing to invert to", () => {
  expect(preflight({ ...calm, coverage: 0.899 })).toEqual([]);
  expect(preflight({ ...calm, coverage: 0.9 })).toEqual([{ kind: "inverted", coverage: 0.9 }]);
  expect(preflight({ ...calm, coverage: 1, bounds: { x: 0, y: 0, width: 1000, height: 800 } })).toEqual([{ kind: "everything" }]);
});

test("what the survey and the import found is said, the gravest first", () => {
  const findings = preflight({
    ...calm,
    coverage: 0.95,
    bounds: { x: 300, y: 300, width: 200, height: 500 },
    survey: { specks: { count: 2, size: 7 }, thin: { grow: 3 } },
    grey: { pixels: 12, feather: 4 },
  });
  expect(findings.map(({ kind }) => kind)).toEqual(["inverted", "grey", "specks", "thin", "border"]);
});

test("a sliver before the border is closed by exactly its width, and only where it is thinner than a strip may be", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.double({ min: 0.1, max: 4, noNaN: true }), (gap, scale) => {
      const [first, ...others] = preflight({ ...calm, scale, bounds: { x: gap, y: 300, width: 200, height: 200 } });
      expect(others).toEqual([]);
      if (gap === 0) expect(first).toEqual({ kind: "border", edges: ["left"] });
      else if (gap * scale <= 3) expect(first).toEqual({ kind: "nearBorder", edges: ["left"], grow: gap });
      else if (gap > stripWidths(scale).wanted) expect(first).toBeUndefined();
    }),
  );
});

test("the less of the photo's detail is sent, the wider a strip must be", () => {
  expect(stripWidths(1)).toEqual({ least: 3, wanted: 3 });
  expect(stripWidths(0.25)).toEqual({ least: 10, wanted: 12 });
  expect(stripWidths(4)).toEqual({ least: 1, wanted: 1 });
  expect(stripWidths(0.001)).toEqual({ least: 64, wanted: 64 });
});

test("extended ground is masked up to the border on purpose; other borders are told of", () => {
  const photo = { width: 1300, height: 800 };
  const input = { photo, coverage: 0.95, scale: 1, survey: null, grey: null };
  const right = { x: 976, y: 0, width: 324, height: 800 };
  expect(preflight({ ...input, bounds: right, extended: ["top", "right", "bottom"] })).toEqual([]);
  expect(preflight({ ...input, coverage: 0.2, bounds: right, extended: ["right"] })).toEqual([
    { kind: "border", edges: ["top", "bottom"] },
  ]);
});
