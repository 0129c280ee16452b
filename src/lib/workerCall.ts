import { Failure, type FailureCode, type FailureValues } from "./failure";

/**
 * Typed calls into a worker, with progress, cancellation by AbortSignal and transfers.
 * A worker serves a table of handlers; the page calls them by name. Failures keep their code across the border.
 */
export interface CallContext<Progress> {
  /** Aborted when the caller's signal is; long handlers check it between slices of work. */
  readonly signal: AbortSignal;
  report(progress: Progress): void;
}

/** What a handler gives back: the value, and the buffers or bitmaps that move instead of being copied. */
export interface Answer<Value> {
  readonly value: Value;
  readonly transfer?: Transferable[];
}

/** `never` in: the table's own types are checked where it is declared. */
type Handler = (input: never, context: CallContext<never>) => Promise<Answer<unknown>> | Answer<unknown>;
export type HandlerTable = Readonly<Record<string, Handler>>;

type InputOf<H> = H extends (input: infer I, ...rest: never[]) => unknown ? I : never;
type ProgressOf<H> = H extends (input: never, context: CallContext<infer P>) => unknown ? P : never;
type ValueOf<H> = H extends (...args: never[]) => Promise<Answer<infer V>> | Answer<infer V> ? V : never;

type ToWorker =
  | { readonly kind: "call"; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: "abort"; readonly id: number };
type FromWorker =
  | { readonly kind: "value"; readonly id: number; readonly value: unknown }
  | { readonly kind: "progress"; readonly id: number; readonly progress: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly code: FailureCode; readonly values: FailureValues };

/** The part of a dedicated worker's global scope that is used here; the DOM library does not declare it. */
export interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

/** Serves `handlers` in a worker. `describe` turns a thrown thing into a failure (usually `toFailure`). */
export function serve(scope: WorkerScope, handlers: HandlerTable, describe: (thrown: unknown) => Failure): void {
  const running = new Map<number, AbortController>();
  scope.onmessage = (event) => {
    const message = event.data;
    if (message.kind === "abort") {
      running.get(message.id)?.abort();
      return;
    }
    const handler = handlers[message.name];
    const controller = new AbortController();
    running.set(message.id, controller);
    const context: CallContext<unknown> = {
      signal: controller.signal,
      report: (progress) => scope.postMessage({ kind: "progress", id: message.id, progress }),
    };
    const work = async (): Promise<void> => {
      try {
        if (handler === undefined) throw new Failure("unexpected", { message: `no handler ${message.name}` });
        const answer = await (handler as (input: unknown, context: CallContext<unknown>) => Promise<Answer<unknown>> | Answer<unknown>)(
          message.input,
          context,
        );
        scope.postMessage({ kind: "value", id: message.id, value: answer.value }, answer.transfer ?? []);
      } catch (thrown) {
        const failure = describe(thrown);
        scope.postMessage({ kind: "failure", id: message.id, code: failure.code, values: failure.values });
      } finally {
        running.delete(message.id);
      }
    };
    void work();
  };
}

export interface CallOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  readonly transfer?: Transferable[];
  readonly onProgress?: (progress: Progress) => void;
}

/** The page's end of a served worker. Created lazily by its owner, ended with `dispose`. */
export class WorkerClient<Table extends HandlerTable> {
  readonly #worker: Worker;
  readonly #waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(reason: Failure): void; onProgress?: (progress: never) => void }
  >();
  #next = 1;
  #disposed = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.#receive(event.data);
    worker.onerror = (event) => this.#failAll(new Failure("unexpected", { message: event.message }));
  }

  get busy(): boolean {
    return this.#waiting.size > 0;
  }

  /** Calls the handler `name`. Rejects with `Failure("aborted")` as soon as the signal fires, whatever the worker is doing. */
  call<Name extends keyof Table & string>(
    name: Name,
    input: InputOf<Table[Name]>,
    options: CallOptions<ProgressOf<Table[Name]>> = {},
  ): Promise<ValueOf<Table[Name]>> {
    const { signal, transfer = [], onProgress } = options;
    if (this.#disposed || signal?.aborted === true) return Promise.reject(new Failure("aborted"));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting.delete(id);
        this.#worker.postMessage({ kind: "abort", id } satisfies ToWorker);
        reject(new Failure("aborted"));
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      const settle = (): void => {
        this.#waiting.delete(id);
        signal?.removeEventListener("abort", onAbort);
      };
      this.#waiting.set(id, {
        resolve: (value) => {
          settle();
          resolve(value as ValueOf<Table[Name]>);
        },
        reject: (reason) => {
          settle();
          reject(reason);
        },
        ...(onProgress === undefined ? {} : { onProgress }),
      });
      this.#worker.postMessage({ kind: "call", id, name, input } satisfies ToWorker, transfer);
    });
  }

  /** Ends the worker; whatever still waits is rejected as aborted. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#worker.terminate();
    this.#failAll(new Failure("aborted"));
  }

  #receive(message: FromWorker): void {
    const entry = this.#waiting.get(message.id);
    if (entry === undefined) return;
    if (message.kind === "value") entry.resolve(message.value);
    else if (message.kind === "progress") entry.onProgress?.(message.progress as never);
    else entry.reject(new Failure(message.code, message.values));
  }

  #failAll(failure: Failure): void {
    for (const entry of this.#waiting.values()) entry.reject(failure);
  }
}
