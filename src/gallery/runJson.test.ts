import { expect, it } from "vitest";
import { milliDollars } from "../engines/money";
import { runJson } from "./runJson";
import { sampleRun } from "./sampleRuns.fixture";

interface Described {
  readonly version: number;
  readonly parameters: { readonly seed: number; readonly loras: readonly { readonly path: string }[] };
  readonly photo: { readonly name: string };
  readonly quote: { readonly totalMilliDollars: number };
  readonly charge: { readonly chargedMilliDollars: number; readonly refundedMilliDollars: number } | null;
  readonly state: { readonly phase: string; readonly tookMs: number };
  readonly outputs: readonly { readonly number: number; readonly seed: number }[];
}

function described(run: Parameters<typeof runJson>[0]): Described {
  return JSON.parse(runJson(run)) as Described;
}

it("says what is needed to repeat the run", () => {
  const json = described(sampleRun({ id: "r", engine: "wavespeed", outputs: [{}, { deleted: true }, { seed: 9 }] }));
  expect(json).toMatchObject({ version: 1, kind: "fill-playground-run", engine: "wavespeed", createdAt: "1970-01-01T00:00:01.000Z" });
  expect(json.parameters).toMatchObject({ prompt: "a red scarf", seed: 41826, width: 1024, height: 1024, steps: 28, guidance: 30 });
  expect(json.quote.totalMilliDollars).toBe(70);
  expect(json.charge).toBeNull();
  expect(json.state).toEqual({ phase: "finished", tookMs: 22_000 });
  expect(json.outputs.map(({ number, seed }) => [number, seed])).toEqual([
    [1, 41826],
    [3, 9],
  ]);
});

it("says what was charged beside what was quoted", () => {
  const run = { ...sampleRun({ id: "r", engine: "wavespeed" }), charge: { charged: milliDollars(66), refunded: milliDollars(6) } };
  expect(described(run)).toMatchObject({
    quote: { totalMilliDollars: 70 },
    charge: { chargedMilliDollars: 66, refundedMilliDollars: 6 },
  });
});

it("names no path and gives no credentials away", () => {
  const run = sampleRun({
    id: "r",
    state: { phase: "failed", code: "x", values: { message: "secret of the service" }, ticket: "secret-ticket" as never },
    photo: { name: "C:\\Users\\ann\\photo.jpg" },
    params: {
      loras: [
        { path: "https://ann:pass@civit.example/model?id=3&token=abc123", weight: 1 },
        { path: "owner/model", weight: 0.5 },
      ],
    },
  });
  const json = described(run);
  expect(json.photo.name).toBe("photo.jpg");
  expect(json.parameters.loras.map(({ path }) => path)).toEqual(["https://civit.example/model?id=3", "owner/model"]);
  expect(runJson(run)).not.toMatch(/abc123|pass|ann|secret/);
});
