import { Crew, help, type CrewWords, type Helper } from "./crew";
import { itemsOn } from "./crewDesk";
import type { Exports } from "./exports";
import type { Kernel } from "./kernel";
import { kernelOn } from "./wasmKernel";

/** What a helper is started with; it is cloned on its way to the thread. */
export interface HelperStart {
  readonly code: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly words: CrewWords;
  readonly thread: number;
}

export interface ThreadedKernel extends Kernel {
  /** How many threads have done anything yet. */
  readonly atWork: number;
  /** Ends the helpers. */
  end(): void;
}

/** Of 64 KB each; as the code was built with. A fill of 1536 × 1536 takes about 100 MB. */
const mostPages = 16_384;
/** A stretch takes milliseconds, even on a slow machine with much else to do. */
const patience = 4000;

/**
 * A kernel whose levels are worked on by `threads` threads, this one among them, on one shared memory. This thread blocks while they
 * work; its desks throw `LostThread` when one of them does not come back.
 * @param code built with a shared memory
 * @param start starts a thread that calls `helpOut`
 * @throws RangeError where no such memory is to be had, or WebAssembly.CompileError
 */
export async function createThreadedKernel(
  code: Uint8Array<ArrayBuffer>,
  threads: number,
  start: (helper: HelperStart) => Helper,
  mostWait = patience,
): Promise<ThreadedKernel> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  const module = await WebAssembly.compile(code);
  const run = await exportsOf(module, memory);
  const crew = new Crew(threads, itemsOn(run), (words, thread) => start({ code: module, memory, words, thread }), mostWait);
  return {
    ...kernelOn(run, memory, crew),
    get atWork() {
      return crew.atWork;
    },
    end: () => crew.end(),
  };
}

/** A helper's whole life; returns only when it cannot begin. */
export async function helpOut({ code, memory, words, thread }: HelperStart): Promise<void> {
  help(words, thread, itemsOn(await exportsOf(code, memory)));
}

async function exportsOf(code: WebAssembly.Module, memory: WebAssembly.Memory): Promise<Exports> {
  return (await WebAssembly.instantiate(code, { env: { memory } })).exports as unknown as Exports;
}
