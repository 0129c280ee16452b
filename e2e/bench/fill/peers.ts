import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onPath } from "../../run/programs";

export const methods = ["local", "telea", "ns", "matchpatch"] as const;
export type Method = (typeof methods)[number];

export const methodNames: Record<Method, string> = {
  local: "Local (ours)",
  telea: "OpenCV Telea",
  ns: "OpenCV Navier-Stokes",
  matchpatch: "G'MIC matchpatch",
};

export interface Timing {
  /** Of the processor, all threads together: what else the machine does then counts little. */
  readonly seconds: number;
  /** Peak of the whole process, with its runtime. */
  readonly peakBytes: number;
}

const python = "/usr/bin/python3";
const besideThis = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** The peers are Debian's python3-opencv and gmic; for the bench only. */
export function isInstalled(method: Method): boolean {
  if (method === "local") return true;
  return method === "matchpatch" ? onPath("gmic") !== undefined : spawnSync(python, ["-c", "import cv2"]).status === 0;
}

/** A single lucky or unlucky fill says little: the local engine is measured with several seeds, the peers have none. */
export function seedsOf(method: Method): readonly number[] {
  return method === "local" ? [1, 2, 3, 4] : [1];
}

/** Fills `image` under `mask` into the file `out`, each in a process of its own. @throws Error with what the process said */
export function runMethod(method: Method, image: string, mask: string, out: string, seed: number): Timing {
  if (method === "local") return runLocal(image, mask, out, seed, "chosen");
  const [script, ...rest] = method === "matchpatch" ? ["gmicFill.py"] : ["opencvFill.py", method];
  return readTiming(method, spawnSync(python, [besideThis(script), image, mask, out, ...rest], { encoding: "utf8" }));
}

/** The local fill by the kernel that would be chosen, or by the plain one. */
export function runLocal(image: string, mask: string, out: string, seed: number, kernel: "chosen" | "plain"): Timing {
  const words = ["--import", "tsx", besideThis("fillCase.ts"), image, mask, out, String(seed), kernel];
  return readTiming("local", spawnSync(process.execPath, words, { encoding: "utf8" }));
}

function readTiming(method: Method, done: SpawnSyncReturns<string>): Timing {
  if (done.status !== 0) throw new Error(`${methodNames[method]} failed: ${done.stderr}`);
  return JSON.parse(done.stdout) as Timing;
}
