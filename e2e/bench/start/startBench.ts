import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Browser, type Page, type Response } from "@playwright/test";
import { decode as decodeJpeg } from "jpeg-js";
import { build } from "vite";
import { chromiumFlags, findBrowser } from "../../run/browser";
import { Editor } from "../../support/editor";
import { example, exampleMask, examplePhoto } from "../../support/exampleFile";
import { Form } from "../../support/form";
import { toPng } from "../../support/picture";
import { Runs } from "../../support/runs";
import { markdownTable, median } from "../table";

interface Load {
  readonly kind: "code" | "fonts" | "pictures";
  readonly bytes: number;
}

const exampleId = "beagle-scarf";

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

function kindOf(type: string): Load["kind"] {
  if (type.startsWith("font/") || type.includes("font")) return "fonts";
  return type.startsWith("image/") && !type.includes("svg") ? "pictures" : "code";
}

/** Everything that the page itself asks for until the network is quiet; what its service worker keeps for later is not part of it. */
async function firstLoad(browser: Browser, address: string): Promise<Load[]> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const loads: Promise<Load>[] = [];
  const listen = (response: Response): void => {
    const read = async (): Promise<Load> => {
      const body = await response.body();
      const kind = kindOf(response.headers()["content-type"] ?? "");
      return { kind, bytes: kind === "code" ? gzipSync(body, { level: 9 }).length : body.length };
    };
    if (response.url().startsWith("http")) loads.push(read());
  };
  page.on("response", listen);
  await new Editor(page).start();
  await page.waitForLoadState("networkidle");
  page.off("response", listen);
  const all = await Promise.all(loads);
  await context.close();
  return all;
}

const sum = (loads: readonly Load[], kind: Load["kind"]): number =>
  loads.filter((load) => load.kind === kind).reduce((total, { bytes }) => total + bytes, 0);

/** The floor: React and ReactDOM alone, built the same way. */
async function bareReact(): Promise<number> {
  const folder = mkdtempSync(join(resolve("node_modules"), ".bench-"));
  try {
    const entry = join(folder, "entry.js");
    writeFileSync(
      entry,
      `import { createElement } from "react";\nimport { createRoot } from "react-dom/client";\ncreateRoot(document.body).render(createElement("p"));\n`,
    );
    const output = await build({
      configFile: false,
      logLevel: "error",
      build: { write: false, target: "es2023", rolldownOptions: { input: entry } },
    });
    const outputs = Array.isArray(output) ? output : "output" in output ? [output] : [];
    const code = outputs.flatMap((one) => one.output).map((one) => (one.type === "chunk" ? one.code : ""));
    return gzipSync(code.join("\n"), { level: 9 }).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function waitForQuiet(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
}

interface FirstResult {
  readonly usable: number;
  readonly result: number;
}

/** Milliseconds from opening the address to a page that can be used, and from the click on an example to its first result. */
async function firstResult(browser: Browser, address: string): Promise<FirstResult> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const [editor, form, runs] = [new Editor(page), new Form(page), new Runs(page)];
  const opened = performance.now();
  await editor.start();
  const usable = performance.now() - opened;
  await waitForQuiet(page);
  const clicked = performance.now();
  await editor.openExample(example(exampleId).prompt);
  await form.set({ Seed: 1 });
  await runs.generate(1);
  const result = performance.now() - clicked;
  await context.close();
  return { usable, result };
}

/** The floor: the same fill in a Node of its own, from files to a file. @returns milliseconds */
function fillAlone(): number {
  const folder = mkdtempSync(join(resolve("node_modules"), ".bench-"));
  try {
    const [photo, mask, out] = ["photo.png", "mask.png", "out.png"].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(photo, toPng(decodeJpeg(examplePhoto(exampleId), { useTArray: true })));
    writeFileSync(mask, exampleMask(exampleId));
    const started = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "src/engines/local/cli.ts", photo, mask, out, "--seed", "1", "--steps", "28"],
      { encoding: "utf8" },
    );
    if (status !== 0) throw new Error(stderr);
    return performance.now() - started;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Start of the page: what it weighs, and how long until something is there. @returns Markdown */
export async function runStartBench(address: string): Promise<string> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath === undefined ? {} : { executablePath }) });
  try {
    const loads = await firstLoad(browser, address);
    const floor = await bareReact();
    const times = [];
    const alone = [];
    for (let round = 0; round < 5; round++) {
      times.push(await firstResult(browser, address));
      alone.push(fillAlone());
    }
    const seconds = (values: readonly number[]): string => `${(median(values) / 1000).toFixed(2)} s`;
    const [code, pictures] = [sum(loads, "code"), sum(loads, "pictures")];
    return [
      markdownTable(
        ["first load, before a photo is opened", "gzip"],
        [
          ["all, fonts aside (at most 250 KB)", kilobytes(code + pictures)],
          ["code and styles", kilobytes(code)],
          ["of that, React and ReactDOM alone (the floor)", kilobytes(floor)],
          ["pictures of the examples", kilobytes(pictures)],
          ["fonts", kilobytes(sum(loads, "fonts"))],
        ],
      ),
      markdownTable(
        ["an example, 1 image, 28 steps, Local; median of 5", "time"],
        [
          ["address opened until the page can be used", seconds(times.map(({ usable }) => usable))],
          ["click on the example until its first result", seconds(times.map(({ result }) => result))],
          ["the same fill alone, in Node (the floor)", seconds(alone)],
        ],
      ),
    ].join("\n\n");
  } finally {
    await browser.close();
  }
}
