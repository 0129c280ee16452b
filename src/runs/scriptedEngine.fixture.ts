import type { Engine, EngineId, FillJob, RawOutput, Report, Ticket } from "../engines/engine";
import { milliDollars } from "../engines/money";
import { Failure } from "../lib/failure";

interface Work {
  readonly job: FillJob;
  report: Report;
  outputs: readonly RawOutput[];
}

/** An engine that does what a test says, and remembers what it was asked. A new one knows none of the old one's tickets. */
export class ScriptedEngine implements Engine {
  readonly enlarges = false;
  readonly work = new Map<Ticket, Work>();
  readonly cancelled: Ticket[] = [];
  /** Set, the next submits wait for it. */
  gate: Promise<void> | null = null;
  refusal: Failure | null = null;
  /** Also counts submits that were refused or never answered. */
  submits = 0;
  readonly id: EngineId;
  readonly repeatable: boolean;
  readonly concurrency: number;

  constructor(id: EngineId, repeatable: boolean, concurrency: number) {
    this.id = id;
    this.repeatable = repeatable;
    this.concurrency = concurrency;
  }

  get tickets(): readonly Ticket[] {
    return [...this.work.keys()];
  }

  quote(): ReturnType<Engine["quote"]> {
    return Promise.resolve({ kind: "free", total: milliDollars(0), perImage: milliDollars(0) });
  }

  async submit(job: FillJob, signal: AbortSignal): Promise<Ticket> {
    this.submits++;
    if (signal.aborted) throw new Failure("aborted");
    const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Failure("aborted"))));
    await Promise.race([this.gate, aborted]);
    if (this.refusal !== null) throw this.refusal;
    const ticket = `${this.id} ${job.runId} ${this.submits}` as Ticket;
    this.work.set(ticket, { job, report: { state: "running", images: [{ fraction: 0.25 }] }, outputs: [] });
    return ticket;
  }

  check(ticket: Ticket): Promise<Report> {
    return Promise.resolve(this.work.get(ticket)?.report ?? { state: "lost" });
  }

  cancel(ticket: Ticket): Promise<void> {
    this.cancelled.push(ticket);
    return Promise.resolve();
  }

  collect(ticket: Ticket): Promise<readonly RawOutput[]> {
    const work = this.work.get(ticket);
    return work === undefined ? Promise.reject(new Failure("engine-lost")) : Promise.resolve(work.outputs);
  }

  /** Says how a job stands from now on. */
  say(ticket: Ticket | undefined, report: Report): void {
    const work = ticket === undefined ? undefined : this.work.get(ticket);
    if (work !== undefined) work.report = report;
  }

  /** The job is done with these images; by default the image that was sent, once per image asked for. */
  finish(ticket: Ticket | undefined, blobs?: readonly Blob[]): void {
    const work = ticket === undefined ? undefined : this.work.get(ticket);
    if (work === undefined) return;
    const images = blobs ?? Array.from({ length: work.job.params.images }, () => work.job.image);
    work.outputs = images.map((blob, index) => ({ index, blob, seed: work.job.params.seed + index }));
    work.report = { state: "done" };
  }
}
