import { encode } from "fast-png";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import type { FillJob, Report, Ticket } from "../../src/engines/engine";
import { defaultParams, type SettledParams } from "../../src/engines/fillParams";
import { createWavespeedEngine, type WavespeedEngine, type WavespeedOptions } from "../../src/engines/wavespeed/wavespeedEngine";
import { Failure } from "../../src/lib/failure";
import { startService, type Service } from "./service";

// Pictures are painted and encoded; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

export const key = "wsk_test_0123456789abcdefghijkl";
export const forever = new AbortController().signal;

/** One stand-in for a test file, as new before each test. */
export function standIn(): () => Service {
  let service: Service | null = null;
  beforeAll(async () => {
    service = await startService({ key });
  });
  beforeEach(() => service?.order({ reset: true, key }));
  afterAll(async () => service?.close());
  return () => {
    if (service === null) throw new RangeError("only inside tests");
    return service;
  };
}

/** An engine against the stand-in whose pauses take no time; `waits` has them in milliseconds. */
export function engineFor(
  service: Service,
  options: Partial<WavespeedOptions> = {},
): { readonly engine: WavespeedEngine; readonly waits: number[] } {
  const waits: number[] = [];
  const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    waits.push(milliseconds);
    await Promise.resolve();
    if (signal.aborted) throw new Failure("aborted");
  };
  return { engine: createWavespeedEngine({ baseUrl: service.url, key, pause, ...options }), waits };
}

export const side = 256;

/** A photo of soft colours, 256 × 256. */
export function photoPng(): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(side * side * 3);
  for (let i = 0; i < side * side; i++) data.set([i % 256, (i >> 8) % 256, 90], i * 3);
  return new Uint8Array(encode({ width: side, height: side, data, channels: 3, depth: 8 }));
}

export function isMasked(x: number, y: number): boolean {
  return x >= 64 && x < 128 && y >= 64 && y < 192;
}

export function maskPng(): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) data[y * side + x] = isMasked(x, y) ? 255 : 0;
  return new Uint8Array(encode({ width: side, height: side, data, channels: 1, depth: 8 }));
}

export function makeJob(prompt: string, changes: Partial<SettledParams> = {}): FillJob {
  const params: SettledParams = { ...defaultParams, prompt, width: side, height: side, seed: 41_207, ...changes };
  return {
    runId: "run",
    image: new Blob([photoPng()], { type: "image/png" }),
    mask: new Blob([maskPng()], { type: "image/png" }),
    size: { width: side, height: side },
    params,
  };
}

/** Asks until the answer is final, as the page does. */
export async function waitFor(engine: WavespeedEngine, ticket: Ticket): Promise<{ readonly report: Report; readonly seen: string[] }> {
  const seen: string[] = [];
  for (let polls = 0; polls < 20; polls++) {
    const report = await engine.check(ticket, forever);
    seen.push(report.state);
    if (report.state !== "queued" && report.state !== "running") return { report, seen };
  }
  throw new RangeError(`still ${seen.at(-1)}`);
}

/** The failure that a promise ends with. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (outcome instanceof Failure) return outcome;
  throw new RangeError("no failure", { cause: outcome });
}
