import { LostThread } from "./crew";
import type { Kernel } from "./kernel";
import type { ThreadedKernel } from "./threadedKernel";

/** The kernels of one fill worker, each made when first wanted: one for a single thread, and one for several while that works. */
export class Kernels {
  readonly #makeSingle: () => Promise<Kernel>;
  readonly #makeThreaded: (threads: number) => Promise<ThreadedKernel>;
  #single: Promise<Kernel> | null = null;
  #threaded: { readonly threads: number; readonly kernel: ThreadedKernel } | null = null;
  #mayThread: boolean;

  /** @param mayThread whether memory can be shared here at all */
  constructor(makeSingle: () => Promise<Kernel>, makeThreaded: (threads: number) => Promise<ThreadedKernel>, mayThread: boolean) {
    this.#makeSingle = makeSingle;
    this.#makeThreaded = makeThreaded;
    this.#mayThread = mayThread;
  }

  /** How many threads have worked so far. */
  get atWork(): number {
    return Math.max(1, this.#threaded?.kernel.atWork ?? 1);
  }

  /**
   * Does `work` with a kernel of so many threads, or of one where there cannot be more; when a thread is lost on the way, once more from
   * the beginning on one thread, which gives the same bytes.
   */
  async run<Value>(threads: number, work: (kernel: Kernel) => Promise<Value>): Promise<Value> {
    const threaded = await this.#threadedFor(threads);
    if (threaded !== null) {
      try {
        return await work(threaded);
      } catch (thrown) {
        if (!(thrown instanceof LostThread)) throw thrown;
        this.#endThreads();
        this.#mayThread = false;
      }
    }
    this.#single ??= this.#makeSingle();
    return work(await this.#single);
  }

  async #threadedFor(threads: number): Promise<Kernel | null> {
    if (this.#threaded?.threads !== threads) this.#endThreads();
    if (threads === 1 || !this.#mayThread) return null;
    try {
      this.#threaded ??= { threads, kernel: await this.#makeThreaded(threads) };
      return this.#threaded.kernel;
    } catch {
      // No SIMD, no memory to share, or a host that forbids WebAssembly: the single thread has an answer to each.
      this.#mayThread = false;
      return null;
    }
  }

  #endThreads(): void {
    this.#threaded?.kernel.end();
    this.#threaded = null;
  }
}
