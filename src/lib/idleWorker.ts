import { Failure } from "./failure";
import { WorkerClient, type HandlerTable } from "./workerCall";

/**
 * The page's side of one worker: made at the first call, ended when every call was as long ago as it said, `idleMs` milliseconds if it said
 * nothing. That also frees its memory.
 */
export class IdleWorker<Table extends HandlerTable> {
  readonly #make: () => Worker;
  readonly #idleMs: number;
  #client: WorkerClient<Table> | null = null;
  #underWay = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was kept by some call is wanted until then; of `performance.now()`. */
  #wantedUntil = 0;

  constructor(make: () => Worker, idleMs: number) {
    this.#make = make;
    this.#idleMs = idleMs;
  }

  get isBusy(): boolean {
    return this.#underWay > 0;
  }

  async run<Value>(call: (worker: WorkerClient<Table>) => Promise<Value>, idleMs = this.#idleMs): Promise<Value> {
    clearTimeout(this.#timer);
    this.#client ??= new WorkerClient<Table>(this.#make());
    this.#underWay++;
    try {
      return await call(this.#client);
    } catch (thrown) {
      // A worker that could not be started, or that fell over, answers nobody any more: the next call gets a new one.
      if (thrown instanceof Failure && thrown.code === "unexpected" && this.#underWay === 1) this.end();
      throw thrown;
    } finally {
      this.#underWay--;
      this.#wantedUntil = Math.max(this.#wantedUntil, performance.now() + idleMs);
      if (this.#underWay === 0) this.#timer = setTimeout(() => this.end(), this.#wantedUntil - performance.now());
    }
  }

  /** Ends the worker; whatever still waits is rejected as aborted. */
  end(): void {
    this.#client?.dispose();
    this.#client = null;
    this.#wantedUntil = 0;
  }
}
