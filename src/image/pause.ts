import { Failure } from "../lib/failure";

/** Lets waiting messages in: a task of its own, without the four milliseconds that nested timers are held back. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** How long a loop may hold the thread before a message (an abort) can be heard. */
const sliceMs = 40;

/**
 * A brake for long loops: call it between bands of work. It lets the thread hear messages about every 40 ms and throws as soon as
 * the signal is aborted.
 */
export function createPause(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let last = performance.now();
  const check = (): void => {
    if (signal?.aborted === true) throw new Failure("aborted");
  };
  const rest = async (): Promise<void> => {
    await nextTask();
    last = performance.now();
    check();
  };
  return () => {
    check();
    return performance.now() - last < sliceMs ? undefined : rest();
  };
}
