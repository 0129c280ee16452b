import { bundleScript } from "../bundleScript";
import { peakMemory } from "../peakMemory";
import { markdownTable, median } from "../table";
import { withPage, type Scripts } from "./benchPage";
import type { PhotoFigures } from "./finishBench.page";
import { runProofBench } from "./proofBench";

const photos = [
  { name: "12 megapixels", width: 4000, height: 3000 },
  { name: "48 megapixels", width: 8000, height: 6000 },
] as const;
const rounds = 5;
/** What the product allows: milliseconds, and levels. */
const limits = { membrane: 300, seam: 1 } as const;

const inSeconds = (value: number): string => `${value.toFixed(2)} s`;

async function photoTable(address: string, scripts: Scripts): Promise<string> {
  const rows = [];
  for (const { name, width, height } of photos) {
    const { figures, peak } = await withPage(address, scripts, async (page, browser) => ({
      figures: await page.evaluate<PhotoFigures>(`finishBench.photo(${width}, ${height})`),
      peak: await peakMemory(browser),
    }));
    rows.push([
      name,
      inSeconds(figures.cut),
      inSeconds(figures.firstFinish),
      inSeconds(figures.nextFinish),
      inSeconds(figures.encode),
      peak === null ? "" : `${peak.toFixed(0)} MB`,
      figures.longestTask === 0 ? "under 50 ms" : `${figures.longestTask.toFixed(0)} ms`,
    ]);
  }
  return markdownTable(
    ["", "region cut", "finish, the first", "finish, the next", "encoded, read back, compared", "peak memory", "longest main-thread task"],
    rows,
  );
}

/**
 * What finishing a result costs, through the photo worker's own calls: membrane and grain over a mask a quarter of the photo's height wide; our
 * PNG encoder beside the browser's; and what is left of a drift at the seam. Before that, whether finished photos of 1 megapixel, or of those
 * in `only`, stay whole; with `proof` in it that alone, of all sizes. @returns Markdown
 */
export async function runFinishBench(address: string, only: readonly string[]): Promise<string> {
  const megapixels = only.filter((word) => /^\d+$/.test(word));
  const isChosen = megapixels.length > 0 || only.includes("proof");
  const proof = await runProofBench(address, isChosen ? megapixels : ["1"]);
  if (only.includes("proof")) return proof;
  const scripts = {
    "finishBench.page.js": await bundleScript("e2e/bench/finish/finishBench.page.ts"),
    "finishBench.worker.js": await bundleScript("e2e/bench/finish/finishBench.worker.ts"),
  };
  const ofPhotos = await photoTable(address, scripts);
  return withPage(address, scripts, async (page) => {
    const membrane = (await page.evaluate<readonly number[]>(`finishBench.membrane(${rounds})`)).map((seconds) => seconds * 1000);
    const png =
      await page.evaluate<Readonly<Record<"ours" | "browser", { seconds: number; bytes: number }>>>("finishBench.png(4000, 3000)");
    const seams = await page.evaluate<readonly { name: string; before: number; after: number }[]>("finishBench.seams()");
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
    return [
      proof,
      ofPhotos,
      markdownTable(
        ["membrane on 1024 × 1024", "median", "best", "at most"],
        [["in a worker", `${median(membrane).toFixed(0)} ms`, `${Math.min(...membrane).toFixed(0)} ms`, `${limits.membrane} ms`]],
      ),
      markdownTable(
        ["PNG of 12 megapixels", "time", "size"],
        [
          ["this page", inSeconds(png.ours.seconds), megabytes(png.ours.bytes)],
          ["the browser's toBlob", inSeconds(png.browser.seconds), megabytes(png.browser.bytes)],
        ],
      ),
      markdownTable(
        ["error at the seam, levels RMS", "as it came", "membrane", "below"],
        seams.map(({ name, before, after }) => [name, before.toFixed(2), after.toFixed(2), limits.seam]),
      ),
    ].join("\n\n");
  });
}
