import ownCode from "virtual:fill-kernel";
import sharedCode from "virtual:fill-kernel-shared";
import { chooseKernel } from "./chooseKernel";
import type { Helper } from "./crew";
import { Kernels } from "./kernels";
import { createThreadedKernel, type HelperStart } from "./threadedKernel";

/** The kernels for this worker. Their code lies in the worker's own file, so that nothing else has to be asked for. */
export function loadKernels(): Kernels {
  return new Kernels(
    () => chooseKernel(bytesOf(ownCode)),
    (threads) => createThreadedKernel(bytesOf(sharedCode), threads, startHelper),
    self.crossOriginIsolated,
  );
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** A worker of this worker; it ends with it. */
function startHelper(start: HelperStart): Helper {
  const worker = new Worker(new URL("./helper.worker.ts", import.meta.url), { type: "module" });
  worker.postMessage(start);
  return { end: () => worker.terminate() };
}
