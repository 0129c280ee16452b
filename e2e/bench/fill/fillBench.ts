import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Pixels } from "../../../src/image/pixels";
import { decodePng, encodePng } from "../../../src/image/png";
import { createCase, plannedCases, type FillCase } from "./cases";
import { meanQuality, measureFill, type FillQuality } from "./metrics";
import { isInstalled, methodNames, methods, runLocal, runMethod, seedsOf, type Method, type Timing } from "./peers";
import { markdownTable } from "../table";
import { drawSheet, showHole } from "./sheet";

/** One method over the cases of one size, and over its seeds. */
interface FillBenchRow extends Timing {
  readonly side: number;
  readonly method: Method;
  readonly cases: number;
  readonly quality: FillQuality;
}

export interface FillBenchResult {
  readonly rows: readonly FillBenchRow[];
  /** The printed table. */
  readonly table: string;
  /** What the table does not say, one sentence a line. */
  readonly notes: string;
  /** PNG: input, the fills, the truth; a row per case. */
  readonly sheet: string;
}

/** The one on the sheet. */
const shownSeed = 1;

const results = fileURLToPath(new URL("../../../bench-results/fill/", import.meta.url));

/** The local engine beside OpenCV on random holes of 15 % with known truth. Seconds of the processor are means per image, memory the peak of any. */
export async function runFillBench(): Promise<FillBenchResult> {
  mkdirSync(results, { recursive: true });
  const available = methods.filter(isInstalled);
  const rows: FillBenchRow[] = [];
  const pictures: Pixels[][] = [];
  const same: boolean[] = [];
  for (const { side, photos } of plannedCases) {
    const runs: { method: Method; timing: Timing; quality: FillQuality }[] = [];
    for (const [nth, photo] of photos.entries()) {
      const one = await createCase(photo, side, side + nth);
      const row = [showHole(one.truth, one.mask)];
      for (const method of available) {
        for (const seed of seedsOf(method)) {
          const { fill, timing } = await runOne(one, method, seed);
          runs.push({ method, timing, quality: measureFill(one.truth, fill, one.mask) });
          if (seed === shownSeed) row.push(fill);
          process.stderr.write(`${side} ${photo}: ${methodNames[method]} ${timing.seconds.toFixed(2)} s\n`);
        }
      }
      if (nth === 0) same.push(isSameWithPlainKernel(one));
      pictures.push([...row, one.truth]);
    }
    for (const method of available) {
      const own = runs.filter((run) => run.method === method);
      rows.push({
        side,
        method,
        cases: photos.length,
        seconds: own.reduce((sum, run) => sum + run.timing.seconds, 0) / own.length,
        peakBytes: Math.max(...own.map((run) => run.timing.peakBytes)),
        quality: meanQuality(own.map((run) => run.quality)),
      });
    }
  }
  const sheet = `${results}sheet.png`;
  writeFileSync(sheet, await encodePng({ ...(await drawSheet(pictures)), channels: 4 }));
  return { rows, table: printTable(rows), notes: `${printSums(rows)}\n${printMeans(rows)}\n${printSame(same)}`, sheet };
}

function filesOf({ name, side }: FillCase): (what: string) => string {
  return (what) => `${results}${side}-${name}.${what}.png`;
}

/** Compares with the file that `runOne` left for the local engine. */
function isSameWithPlainKernel(one: FillCase): boolean {
  const path = filesOf(one);
  runLocal(path("image"), path("mask"), path("plain"), shownSeed, "plain");
  return readFileSync(path("plain")).equals(readFileSync(path("local")));
}

function printSums(rows: readonly FillBenchRow[]): string {
  const sums = methods.map((method) => {
    const own = rows.filter((row) => row.method === method);
    return { method, seconds: own.reduce((sum, row) => sum + row.seconds * row.cases, 0) };
  });
  const telea = sums.find(({ method }) => method === "telea")?.seconds ?? 0;
  const words = sums.filter(({ seconds }) => seconds > 0);
  return `Sum of seconds: ${words.map(({ method, seconds }) => `${methodNames[method]} ${seconds.toFixed(1)}${telea > 0 ? ` (${(seconds / telea).toFixed(1)} × Telea)` : ""}`).join(", ")}.`;
}

/** Over all cases alike, whatever their size. */
function printMeans(rows: readonly FillBenchRow[]): string {
  const meanOf = (method: Method): FillQuality =>
    meanQuality(rows.filter((row) => row.method === method).flatMap((row) => Array.from({ length: row.cases }, () => row.quality)));
  const { psnr, texture, sharpness, energy, seam, step } = meanOf("local");
  const words = `PSNR ${psnr.toFixed(2)} dB, SWD ${texture.toFixed(0)}, sharp ${sharpness.toFixed(2)}, energy ${energy.toFixed(2)}, seam ${seam.toFixed(2)}, step ${step.toFixed(2)}`;
  const beside = rows.some(({ method }) => method === "telea") ? meanOf("telea") : null;
  const gap =
    beside === null ? "" : `; beside Telea ${(psnr - beside.psnr).toFixed(2)} dB and ${(texture / beside.texture).toFixed(2)} of the SWD`;
  return `Means of the local engine over all cases and the seeds ${seedsOf("local").join(", ")}: ${words}${gap}.`;
}

function printSame(same: readonly boolean[]): string {
  return `TypeScript fallback, same bytes: ${same.every(Boolean) ? "yes" : "NO"} (the first case of each size).`;
}

async function runOne(one: FillCase, method: Method, seed: number): Promise<{ fill: Pixels; timing: Timing }> {
  const { side, truth, mask } = one;
  const path = filesOf(one);
  const holed = { ...truth, data: truth.data.slice() };
  for (let i = 0; i < mask.length; i++) if (mask[i] !== 0) holed.data.set([128, 128, 128, 255], i * 4);
  writeFileSync(path("image"), await encodePng({ ...holed, channels: 4 }));
  writeFileSync(path("mask"), await encodePng({ width: side, height: side, channels: 1, data: mask, filter: "flat" }));
  const out = path(seed === shownSeed ? method : `${method}-${seed}`);
  const timing = runMethod(method, path("image"), path("mask"), out, seed);
  return { fill: await decodePng(new Uint8Array(readFileSync(out))), timing };
}

function printTable(rows: readonly FillBenchRow[]): string {
  const heads = ["fill of 15 %", "method", "cases", "s", "MB", "PSNR", "SWD", "sharp", "energy", "seam", "step"];
  const lines: string[][] = [];
  for (const { side } of plannedCases) {
    for (const method of methods) {
      const row = rows.find((one) => one.side === side && one.method === method);
      const { quality } = row ?? {};
      lines.push([
        `${side} × ${side}`,
        methodNames[method],
        ...(row === undefined || quality === undefined
          ? ["not installed", "", "", "", "", "", "", "", ""]
          : [
              String(row.cases),
              row.seconds.toFixed(2),
              String(Math.round(row.peakBytes / 1e6)),
              quality.psnr.toFixed(2),
              quality.texture.toFixed(0),
              quality.sharpness.toFixed(2),
              quality.energy.toFixed(2),
              quality.seam.toFixed(2),
              quality.step.toFixed(2),
            ]),
      ]);
    }
  }
  return markdownTable(heads, lines);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { table, notes, sheet } = await runFillBench();
  process.stdout.write(`${table}\n\n${notes}\nCrops of the example photos; those of 1536 are enlarged. Pictures: ${sheet}\n`);
}
