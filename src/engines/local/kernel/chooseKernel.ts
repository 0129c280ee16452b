import type { Kernel } from "./kernel";
import { scriptKernel } from "./scriptKernel";
import { createWasmKernel } from "./wasmKernel";

/**
 * The WebAssembly kernel of `code`, or the plain one where there is no SIMD or where the page's host forbids WebAssembly: slower by a
 * factor of about three, with the same bytes.
 */
export async function chooseKernel(code: Uint8Array<ArrayBuffer>): Promise<Kernel> {
  if (!WebAssembly.validate(code)) return scriptKernel;
  try {
    return await createWasmKernel(code);
  } catch (thrown) {
    if (thrown instanceof WebAssembly.CompileError) return scriptKernel;
    throw thrown;
  }
}
