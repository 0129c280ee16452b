import { chromium, type Browser, type Page } from "@playwright/test";
import { encodePng } from "../../../src/image/png";
import { chromiumFlags, findBrowser } from "../../run/browser";
import { Editor } from "../../support/editor";
import { Form } from "../../support/form";
import { Runs } from "../../support/runs";
import { peakMemory } from "../peakMemory";
import { markdownTable, median } from "../table";
import { createCase } from "./cases";

const side = 1536;
const photo = "05-toy-ball";
const rounds = 3;
/** What the product allows, in milliseconds. */
const longestAllowed = 50;

interface PageRun {
  /** Of the fill worker: from the call to its answer, with reading and writing the PNGs. */
  readonly worker: number;
  /** From the click to the finished result. */
  readonly whole: number;
  /** The longest task of the main thread from the click to the result, in milliseconds; 0: none over 50. */
  readonly longest: number;
  readonly peakMegabytes: number | null;
}

/**
 * Collects tasks over 50 ms, takes the time of calls to the fill worker, and says that the machine has `cores` cores. As text: what tsx
 * makes of a function does not run in a page.
 */
const probe = (cores: number): string => `(() => {
  Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => ${cores} });
  const probe = { longTasks: [], fills: [] };
  window.fillProbe = probe;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.longTasks.push({ startTime, duration });
  }).observe({ type: "longtask" });
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.name === "fill") {
      const began = performance.now();
      const hear = ({ data }) => {
        if (data.id !== message.id || data.kind !== "value") return;
        probe.fills.push((performance.now() - began) / 1000);
        this.removeEventListener("message", hear);
      };
      this.addEventListener("message", hear);
    }
    return send.call(this, message, ...rest);
  };
})()`;

interface Probed {
  readonly whole: number;
  readonly fills: readonly number[];
  readonly tasks: readonly { readonly startTime: number; readonly duration: number }[];
}

/** The fill of a region of 1536 × 1536 with a hole of 15 % in the built page, from the click to the result, on one thread and on two. @returns Markdown */
export async function runPageFill(address: string): Promise<string> {
  const one = await createCase(photo, side, side);
  const files = {
    photo: Buffer.from(await encodePng({ ...one.truth, channels: 4 })),
    mask: Buffer.from(await encodePng({ width: side, height: side, channels: 1, data: one.mask })),
  };
  const rows: string[][] = [];
  let before = 0;
  for (const threads of [1, 2]) {
    const runs: PageRun[] = [];
    for (let round = 0; round < rounds; round++) runs.push(await measure(address, files, threads));
    const worker = median(runs.map((run) => run.worker));
    const longest = Math.max(...runs.map((run) => run.longest));
    const peaks = runs.map((run) => run.peakMegabytes).filter((peak) => peak !== null);
    rows.push([
      String(threads),
      `${worker.toFixed(2)} s`,
      before === 0 ? "" : `${(before / worker).toFixed(2)} ×`,
      `${median(runs.map((run) => run.whole)).toFixed(2)} s`,
      peaks.length === 0 ? "" : `${Math.max(...peaks).toFixed(0)} MB`,
      longest === 0 ? `under ${longestAllowed} ms` : `${longest.toFixed(0)} ms`,
    ]);
    before = worker;
  }
  return markdownTable(["threads", "fill worker", "faster by", "click to result", "peak memory", "longest main-thread task"], rows);
}

async function measure(address: string, files: Readonly<Record<"photo" | "mask", Buffer>>, threads: number): Promise<PageRun> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...chromiumFlags, "--no-sandbox"],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
    const page = await context.newPage();
    // One core is left to the page.
    await page.addInitScript(probe(threads + 1));
    return await fill(page, browser, files);
  } finally {
    await browser.close();
  }
}

async function fill(page: Page, browser: Browser, files: Readonly<Record<"photo" | "mask", Buffer>>): Promise<PageRun> {
  const [editor, form, runs] = [new Editor(page), new Form(page), new Runs(page)];
  const png = (name: string, buffer: Buffer): { name: string; mimeType: string; buffer: Buffer } => ({
    name,
    mimeType: "image/png",
    buffer,
  });
  await editor.start();
  await editor.openFile(png("photo.png", files.photo));
  await editor.importMask(png("mask.png", files.mask));
  await form.set({ Width: side, Height: side, Seed: 1, Steps: 28 });
  const since = await page.evaluate<number>("performance.now()");
  await runs.generate(1);
  const { whole, fills, tasks } = await page.evaluate<Probed>(
    `new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => {
      const { fills, longTasks } = fillProbe;
      resolve({ fills, whole: (performance.now() - ${since}) / 1000, tasks: longTasks.filter(({ startTime }) => startTime >= ${since}) });
    })))`,
  );
  const [worker] = fills;
  if (worker === undefined || fills.length > 1) throw new Error(`${fills.length} fills instead of one`);
  const longest = Math.max(0, ...tasks.map(({ duration }) => duration));
  return { worker, whole, longest, peakMegabytes: await peakMemory(browser) };
}
