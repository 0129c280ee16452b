import { LostThread } from "./crew";
import type { Kernel } from "./kernel";
import type { ThreadedKernel } from "./threadedKernel";

/** The kernels of one fill worker, each made when first wanted: one for a single thread, and one for several while that works. */
export class Kernels {
  readonly #makeSingle: () => Promise<Kernel>;
  readonly #makeThreaded: (threads: number) => Promise<ThreadedKernel>;
  #single: Promise<Kernel> | null = null;
  #threaded: { readonly threads: number; readonly kernel: Promise<ThreadedKernel | null> } | null = null;
  #atWork = 1;
  #mayThread: boolean;

  /** @param mayThread whether memory can be shared here at all */
  constructor(makeSingle: () => Promise<Kernel>, makeThreaded: (threads: number) => Promise<ThreadedKernel>, mayThread: boolean) {
    this.#makeSingle = makeSingle;
    this.#makeThreaded = makeThreaded;
    this.#mayThread = mayThread;
  }

  /** How many threads have worked on what was done last, and before it with the same threads. */
  get atWork(): number {
    return this.#atWork;
  }

  /** Starts so many threads, for a `run` that follows: starting takes them a while. */
  prepare(threads: number): void {
    void this.#threadedFor(threads);
  }

  /**
   * Does `work` with a kernel of so many threads, or of one where there cannot be more; when a thread is lost on the way, once more from
   * the beginning on one thread, which gives the same bytes.
   */
  async run<Value>(threads: number, work: (kernel: Kernel) => Promise<Value>): Promise<Value> {
    const threaded = await this.#threadedFor(threads);
    if (threaded !== null) {
      try {
        const value = await work(threaded);
        this.#atWork = threaded.atWork;
        return value;
      } catch (thrown) {
        if (!(thrown instanceof LostThread)) throw thrown;
        this.#mayThread = false;
        threaded.end();
      }
    }
    this.#atWork = 1;
    this.#single ??= this.#makeSingle();
    return work(await this.#single);
  }

  async #threadedFor(threads: number): Promise<ThreadedKernel | null> {
    if (this.#threaded !== null && this.#threaded.threads !== threads) {
      const others = this.#threaded.kernel;
      this.#threaded = null;
      (await others)?.end();
    }
    if (threads === 1 || !this.#mayThread) return null;
    this.#threaded ??= { threads, kernel: this.#makeThreaded(threads).catch(() => this.#refuse()) };
    return this.#threaded.kernel;
  }

  /** No SIMD, no memory to share, or a host that forbids WebAssembly: the single thread has an answer to each. */
  #refuse(): null {
    this.#mayThread = false;
    return null;
  }
}
