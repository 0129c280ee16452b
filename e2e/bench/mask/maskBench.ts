import { chromium, type Page } from "@playwright/test";
import { chromiumFlags, findBrowser } from "../../run/browser";
import { bundleScript } from "../bundleScript";
import { markdownTable, median } from "../table";

/** What each row is: how it is done, and at most how many milliseconds the product allows it. */
const rows = [
  { name: "floor", label: "floor: every pixel read and written once" },
  { name: "wand", label: "wand, everything that hangs together", limit: 150 },
  { name: "wandEverywhere", label: "wand, everywhere", limit: 150 },
  { name: "grow", label: "grow by 64 px", limit: 300 },
  { name: "shrink", label: "shrink by 64 px" },
  { name: "feather", label: "feather by 64 px" },
  { name: "fillHoles", label: "fill holes" },
  { name: "colours", label: "colours of the photo, once before the first click" },
] as const;
type RowName = (typeof rows)[number]["name"];

const rounds = 7;

/** As text: what tsx makes of a function does not run in a page. */
const measureInWorker = `(new Promise((resolve, reject) => {
  const worker = new Worker("/bench/maskBench.js", { type: "module" });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = (event) => reject(new Error(event.message));
  worker.postMessage(${rounds});
}))`;

async function measure(page: Page, address: string): Promise<Readonly<Record<RowName, readonly number[]>>> {
  // The mask's own code, and a loop that reads and writes every pixel.
  const code = await bundleScript("e2e/bench/mask/maskBench.worker.ts");
  const [html, script] = ["bench/index.html", "bench/maskBench.js"].map((path) => new URL(path, address).href) as [string, string];
  await page.route(html, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" }));
  await page.route(script, (route) => route.fulfill({ contentType: "text/javascript", body: code }));
  await page.goto(html);
  return page.evaluate<Readonly<Record<RowName, readonly number[]>>>(measureInWorker);
}

/**
 * The wand and the refinements on a photo and a mask of 12 megapixels, in a worker of the real browser, in turns with a loop that does
 * nothing but read and write every pixel once: what they cost beside it does not hang on the machine. @returns Markdown
 */
export async function runMaskBench(address: string): Promise<string> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...chromiumFlags, "--no-sandbox"],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const times = await measure(await context.newPage(), address);
    const floor = Math.min(...times.floor);
    return markdownTable(
      ["12 megapixels, in a worker", "median", "best", "to the floor, at best", "at most"],
      rows.map(({ name, label, ...row }) => {
        const best = Math.min(...times[name]);
        const limit = "limit" in row ? `${row.limit} ms` : "";
        return [label, `${median(times[name]).toFixed(0)} ms`, `${best.toFixed(0)} ms`, (best / floor).toFixed(1), limit];
      }),
    );
  } finally {
    await browser.close();
  }
}
