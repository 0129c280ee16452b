import { describe, expect, test } from "vitest";
import { Failure } from "../lib/failure";
import type { Engine, FillJob, ImageProgress, RawOutput, Report, Ticket } from "./engine";
import { defaultParams, type SettledParams } from "./fillParams";

/** What an engine's tests bring along. */
export interface ContractHarness {
  /** An engine of its own for each test. */
  createEngine(): Engine;
  /** A small job that this engine can do; `params` replaces some of its parameters. */
  createJob(params?: Partial<SettledParams>): Promise<FillJob>;
  /** Lets the engine's world go on between two looks at a ticket: a task, or a tick of a fake clock. */
  goOn(): Promise<void>;
  /** The pixels of an output; null leaves its size unchecked. */
  sizeOf(blob: Blob): Promise<{ readonly width: number; readonly height: number }>;
}

const never = (): AbortSignal => new AbortController().signal;

/** The suite that every engine passes: what runs, results and the queue rely on. */
export function describeEngineContract(name: string, harness: ContractHarness): void {
  describe(`${name} keeps the engine contract`, () => {
    test("quotes whole thousandths for all images", async () => {
      const engine = harness.createEngine();
      const one = await engine.quote({ ...defaultParams, images: 1 }, never());
      const four = await engine.quote({ ...defaultParams, images: 4 }, never());
      expect(one.total).toBe(one.perImage);
      expect(four.total).toBe(4 * one.total);
      expect(Number.isSafeInteger(four.total)).toBe(true);
    });

    test("takes a job to its outputs: in order, of the job's size, each with its seed", async () => {
      const engine = harness.createEngine();
      const job = await harness.createJob({ images: 2, seed: 41 });
      const ticket = await engine.submit(job, never());
      const reports = await reportsUntilFinal(engine, ticket, harness);
      expect(reports.at(-1)).toEqual({ state: "done" });
      const outputs = await engine.collect(ticket, never());
      expect(outputs.map((output) => output.index)).toEqual([0, 1]);
      expect(outputs[0]?.seed).toBe(41);
      for (const output of outputs) expect(await harness.sizeOf(imageOf(output))).toEqual(job.size);
    });

    test("progress never falls and stays between 0 and 1", async () => {
      const engine = harness.createEngine();
      const ticket = await engine.submit(await harness.createJob({ images: 2 }), never());
      const reports = await reportsUntilFinal(engine, ticket, harness);
      let before: readonly ImageProgress[] = [];
      for (const report of reports) {
        if (report.state !== "running") continue;
        for (const [index, image] of report.images.entries()) {
          expect(image.fraction).toBeGreaterThanOrEqual(before[index]?.fraction ?? 0);
          expect(image.fraction).toBeLessThanOrEqual(1);
          expect(image.step ?? 0).toBeGreaterThanOrEqual(before[index]?.step ?? 0);
          expect(image.step ?? 0).toBeLessThanOrEqual(image.steps ?? 0);
        }
        before = report.images;
      }
    });

    test("knows a ticket until it is collected, and no other", async () => {
      const engine = harness.createEngine();
      const stranger = "no ticket of this engine" as Ticket;
      expect(await engine.check(stranger, never())).toEqual({ state: "lost" });
      await expect(engine.cancel(stranger)).resolves.toBeUndefined();
      await expect(engine.collect(stranger, never())).rejects.toBeInstanceOf(Failure);
    });

    test("an aborted signal is refused with `aborted`, everywhere", async () => {
      const engine = harness.createEngine();
      const job = await harness.createJob();
      const aborted = AbortSignal.abort();
      await expect(engine.quote(job.params, aborted)).rejects.toMatchObject({ code: "aborted" });
      await expect(engine.submit(job, aborted)).rejects.toMatchObject({ code: "aborted" });
      const ticket = await engine.submit(job, never());
      await expect(engine.check(ticket, aborted)).rejects.toMatchObject({ code: "aborted" });
      await expect(engine.collect(ticket, aborted)).rejects.toMatchObject({ code: "aborted" });
      await engine.cancel(ticket);
    });

    test("after a cancelled job the next one is done as if nothing had been", async () => {
      const engine = harness.createEngine();
      const job = await harness.createJob({ seed: 7 });
      const cancelled = await engine.submit(job, never());
      await harness.goOn();
      await engine.cancel(cancelled);
      await engine.cancel(cancelled);
      const ticket = await engine.submit(job, never());
      expect(ticket).not.toBe(cancelled);
      expect((await reportsUntilFinal(engine, ticket, harness)).at(-1)).toEqual({ state: "done" });
      expect(await engine.collect(ticket, never())).toHaveLength(1);
    });

    test("a repeatable engine gives the same bytes for the same job, and others for another seed", async () => {
      const engine = harness.createEngine();
      if (!engine.repeatable) return;
      const bytesFor = async (seed: number): Promise<string> => {
        const ticket = await engine.submit(await harness.createJob({ seed }), never());
        await reportsUntilFinal(engine, ticket, harness);
        const [output] = await engine.collect(ticket, never());
        return Array.from(output === undefined ? [] : new Uint8Array(await imageOf(output).arrayBuffer())).join(",");
      };
      const first = await bytesFor(3);
      expect(first.length).toBeGreaterThan(0);
      expect(await bytesFor(3)).toBe(first);
      expect(await bytesFor(4)).not.toBe(first);
    });
  });
}

/** The image of an output that has arrived. */
export function imageOf(output: RawOutput): Blob {
  if ("blob" in output) return output.blob;
  throw output.failure;
}

/** Every report of a ticket from now to its final one. */
export async function reportsUntilFinal(engine: Engine, ticket: Ticket, harness: ContractHarness): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (;;) {
    const report = await engine.check(ticket, never());
    reports.push(report);
    if (report.state !== "queued" && report.state !== "running") return reports;
    await harness.goOn();
  }
}
