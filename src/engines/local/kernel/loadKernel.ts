import kernelCode from "virtual:fill-kernel";
import { chooseKernel } from "./chooseKernel";
import type { Kernel } from "./kernel";

/** The kernel for this worker. Its code lies in the worker's own file, so that nothing else has to be asked for. */
export function loadKernel(): Promise<Kernel> {
  return chooseKernel(Uint8Array.from(atob(kernelCode), (character) => character.charCodeAt(0)));
}
