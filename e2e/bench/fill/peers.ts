import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const methods = ["local", "telea", "ns"] as const;
export type Method = (typeof methods)[number];

export const methodNames: Record<Method, string> = {
  local: "Local (ours)",
  telea: "OpenCV Telea",
  ns: "OpenCV Navier-Stokes",
};

export interface Timing {
  readonly seconds: number;
  /** Peak of the whole process, with its runtime. */
  readonly peakBytes: number;
}

const python = "/usr/bin/python3";
const besideThis = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Debian's python3-opencv; for the bench only. */
export function hasOpenCv(): boolean {
  return spawnSync(python, ["-c", "import cv2"]).status === 0;
}

/** Fills `image` under `mask` into the file `out`, each in a process of its own. @throws Error with what the process said */
export function runMethod(method: Method, image: string, mask: string, out: string): Timing {
  const files = [image, mask, out];
  const done =
    method === "local"
      ? spawnSync(process.execPath, ["--import", "tsx", besideThis("fillCase.ts"), ...files], { encoding: "utf8" })
      : spawnSync(python, [besideThis("opencvFill.py"), ...files, method], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${methodNames[method]} failed: ${done.stderr}`);
  return JSON.parse(done.stdout) as Timing;
}
