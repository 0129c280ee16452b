import { Failure } from "../../lib/failure";
import { newId } from "../../lib/id";
import type { Engine, Ticket } from "../engine";
import { milliDollars } from "../money";
import { LocalJob, type FillOne } from "./localJob";
import { FillPool, threadsFor } from "./workerBridge";

const free = { kind: "free", total: milliDollars(0), perImage: milliDollars(0) } as const;

/**
 * The engine that runs in the browser: free, offline, repeatable. Jobs live in memory only; after a reload their tickets are `lost`,
 * and because the same job gives the same bytes, the page simply submits it again. Image i of a job uses seed + i.
 */
export function createLocalEngine(fillOne: FillOne = createPooledFill(), id: "local" | "onnx" = "local"): Engine {
  const jobs = new Map<Ticket, LocalJob>();

  return {
    id,
    repeatable: true,
    concurrency: 1,
    perMinute: null,

    async quote(_params, signal) {
      refuseAborted(signal);
      return free;
    },

    async submit(job, signal) {
      refuseAborted(signal);
      const ticket = newId() as Ticket;
      jobs.set(ticket, new LocalJob(job, fillOne));
      return ticket;
    },

    async check(ticket, signal) {
      refuseAborted(signal);
      return jobs.get(ticket)?.report() ?? { state: "lost" };
    },

    async cancel(ticket) {
      jobs.get(ticket)?.cancel();
      jobs.delete(ticket);
    },

    async collect(ticket, signal) {
      refuseAborted(signal);
      const job = jobs.get(ticket);
      if (job === undefined) throw new Failure("engine-lost");
      const outputs = await orAborted(job.outputs, signal);
      jobs.delete(ticket);
      return outputs;
    },

    // Handing over a job cannot lose its answer here.
    findLost: () => Promise.resolve([]),
  };
}

/** Leaves one core to the page, where the user goes on painting. */
function createPooledFill(): FillOne {
  const cores = navigator.hardwareConcurrency;
  const pool = new FillPool(Math.max(1, Math.min(4, cores - 1)), (images) => threadsFor(cores, images));
  return (call, signal, onProgress) => pool.fillOne(call, signal, onProgress);
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Failure("aborted");
}

/** The value, or `Failure("aborted")` as soon as the signal fires. The work itself goes on. */
function orAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Failure("aborted")), { once: true });
  });
  return Promise.race([value, aborted]);
}
