import { Failure, toFailure } from "../../lib/failure";
import { WorkerClient } from "../../lib/workerCall";
import type { ImageProgress } from "../engine";
import type { FillHandlers } from "./fill.worker";
import type { FillCall } from "./readJob";

type Client = WorkerClient<FillHandlers>;

/** More bring little: a share of a fill is for one thread. */
const mostThreads = 4;

/** The cores of a machine, one left to the page, shared out over the images that are at work: how many threads one image gets. */
export function threadsFor(cores: number, images: number): number {
  return Math.max(1, Math.min(mostThreads, Math.floor((cores - 1) / images)));
}

/** Idle workers are kept this long for the next run. */
const idleMs = 10_000;

/**
 * The fill workers: made when needed, at most `size` at a time, one image each; more images wait in line. Ended after ten idle seconds.
 */
export class FillPool {
  readonly #size: number;
  readonly #threadsFor: (images: number) => number;
  readonly #idle: Client[] = [];
  readonly #line: ((client: Client) => void)[] = [];
  #made = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param threads how many an image gets while so many are at work */
  constructor(size: number, threads: (images: number) => number = () => 1) {
    this.#size = size;
    this.#threadsFor = threads;
  }

  /** How many workers are alive. */
  get workers(): number {
    return this.#made;
  }

  /** Fills one image. Rejects with `Failure("aborted")` as soon as the signal fires; the work itself stops at its next pause (40 ms). */
  async fillOne(call: FillCall, signal: AbortSignal, onProgress: (progress: ImageProgress) => void): Promise<Blob> {
    const client = await this.#take(signal);
    let broken = false;
    try {
      const threads = this.#threadsFor(this.#made - this.#idle.length);
      const { png } = await client.call("fill", { ...call, threads }, { signal, onProgress });
      return new Blob([png], { type: "image/png" });
    } catch (thrown) {
      const failure = toFailure(thrown);
      // A worker that failed in an unforeseen way, or for want of memory, is not trusted with the next image.
      broken = failure.code === "unexpected" || failure.code === "fill-memory";
      throw failure;
    } finally {
      this.#giveBack(client, broken);
    }
  }

  /** Ends all workers that are idle now. */
  dispose(): void {
    clearTimeout(this.#timer);
    for (const client of this.#idle.splice(0)) this.#end(client);
  }

  #take(signal: AbortSignal): Promise<Client> {
    if (signal.aborted) return Promise.reject(new Failure("aborted"));
    clearTimeout(this.#timer);
    const idle = this.#idle.pop();
    if (idle !== undefined) return Promise.resolve(idle);
    if (this.#made < this.#size) return Promise.resolve(this.#make());
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        const at = this.#line.indexOf(serveNext);
        if (at !== -1) this.#line.splice(at, 1);
        reject(new Failure("aborted"));
      };
      const serveNext = (client: Client): void => {
        signal.removeEventListener("abort", onAbort);
        resolve(client);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      this.#line.push(serveNext);
    });
  }

  #giveBack(client: Client, broken: boolean): void {
    if (broken) this.#end(client);
    const next = this.#line.shift();
    if (next !== undefined) next(broken ? this.#make() : client);
    else if (!broken) this.#idle.push(client);
    if (this.#idle.length === this.#made) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.dispose(), idleMs);
    }
  }

  #make(): Client {
    this.#made++;
    return new WorkerClient<FillHandlers>(new Worker(new URL("./fill.worker.ts", import.meta.url), { type: "module" }));
  }

  #end(client: Client): void {
    this.#made--;
    client.dispose();
  }
}
