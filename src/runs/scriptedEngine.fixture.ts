import type { Engine, EngineId, FillJob, LostCandidate, RawOutput, Report, Ticket } from "../engines/engine";
import type { FillParams } from "../engines/fillParams";
import { milliDollars } from "../engines/money";
import { listPrice } from "../engines/wavespeed/price";
import { Failure } from "../lib/failure";

interface Work {
  readonly job: FillJob;
  report: Report | Failure;
  outputs: readonly RawOutput[];
}

/** An engine that does what a test says, and remembers what it was asked. A new one knows none of the old one's tickets. */
export class ScriptedEngine implements Engine {
  readonly work = new Map<Ticket, Work>();
  readonly cancelled: Ticket[] = [];
  /** Set, the next submits wait for it. */
  gate: Promise<void> | null = null;
  refusal: Failure | (() => Failure) | null = null;
  /** Also counts submits that were refused or never answered. */
  submits = 0;
  readonly id: EngineId;
  readonly repeatable: boolean;
  readonly concurrency: number;
  perMinute: number | null = null;
  /** What its history is said to hold. */
  lost: readonly LostCandidate[] | Failure = [];
  looks = 0;

  constructor(id: EngineId, repeatable: boolean, concurrency: number) {
    this.id = id;
    this.repeatable = repeatable;
    this.concurrency = concurrency;
  }

  get tickets(): readonly Ticket[] {
    return [...this.work.keys()];
  }

  quote({ images }: FillParams): ReturnType<Engine["quote"]> {
    const free = { kind: "free", total: milliDollars(0), perImage: milliDollars(0) } as const;
    return Promise.resolve(this.repeatable ? free : listPrice(images));
  }

  async submit(job: FillJob, signal: AbortSignal): Promise<Ticket> {
    this.submits++;
    if (signal.aborted) throw new Failure("aborted");
    const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Failure("aborted"))));
    await Promise.race([this.gate, aborted]);
    if (this.refusal !== null) throw typeof this.refusal === "function" ? this.refusal() : this.refusal;
    const ticket = `${this.id} ${job.runId} ${this.submits}` as Ticket;
    this.work.set(ticket, { job, report: { state: "running", images: [{ fraction: 0.25 }] }, outputs: [] });
    return ticket;
  }

  check(ticket: Ticket): Promise<Report> {
    const report = this.work.get(ticket)?.report ?? { state: "lost" };
    return report instanceof Failure ? Promise.reject(report) : Promise.resolve(report);
  }

  cancel(ticket: Ticket): Promise<void> {
    this.cancelled.push(ticket);
    return Promise.resolve();
  }

  collect(ticket: Ticket): Promise<readonly RawOutput[]> {
    const work = this.work.get(ticket);
    return work === undefined ? Promise.reject(new Failure("engine-lost")) : Promise.resolve(work.outputs);
  }

  findLost(job: FillJob): Promise<readonly LostCandidate[]> {
    this.looks++;
    if (this.lost instanceof Failure) return Promise.reject(this.lost);
    for (const { ticket } of this.lost) this.work.set(ticket, { job, report: { state: "running", images: [] }, outputs: [] });
    return Promise.resolve(this.lost);
  }

  /** Says how a job stands from now on, or why that cannot be told. */
  say(ticket: Ticket | undefined, report: Report | Failure): void {
    const work = ticket === undefined ? undefined : this.work.get(ticket);
    if (work !== undefined) work.report = report;
  }

  /** The job is done with these images, or why they cannot be had; by default the image that was sent, once per image asked for. */
  finish(ticket: Ticket | undefined, blobs?: readonly (Blob | Failure)[]): void {
    const work = ticket === undefined ? undefined : this.work.get(ticket);
    if (work === undefined) return;
    const images = blobs ?? Array.from({ length: work.job.params.images }, () => work.job.image);
    work.outputs = images.map((image, index) => ({
      index,
      seed: work.job.params.seed + index,
      nsfw: false,
      url: null,
      ...(image instanceof Failure ? { failure: image } : { blob: image }),
    }));
    work.report = { state: "done" };
  }
}
