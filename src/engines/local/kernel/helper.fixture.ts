import { Worker, workerData } from "node:worker_threads";
import { help, type Helper } from "./crew";
import { helpOut, type HelperStart } from "./threadedKernel";

interface Life {
  readonly start: HelperStart;
  /** Whether it falls over at the first piece of work that it takes. */
  readonly dies: boolean;
}

/** A helper on a thread of Node, whose first file this is. */
export function startNodeHelper(start: HelperStart, dies = false): Helper {
  const script = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(import.meta.url)}); })`;
  const worker = new Worker(script, { eval: true, workerData: { start, dies } satisfies Life });
  // A test ends without waiting for helpers that sleep.
  worker.unref();
  return { end: () => void worker.terminate() };
}

function live({ start, dies }: Life): Promise<void> {
  return dies ? help(start.words, start.thread, () => process.exit()) : helpOut(start);
}

if (workerData !== null && "start" in workerData) await live(workerData as Life);
