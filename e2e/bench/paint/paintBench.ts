import { chromium, type Browser, type BrowserContext } from "@playwright/test";
import { chromiumFlags, findBrowser } from "../../run/browser";
import { Editor } from "../../support/editor";
import { markdownTable, median } from "../table";
import { bigPhoto } from "./bigPhoto";
import { floorPage } from "./floorPage";
import { PaintedPage } from "./paintedPage";
import { photoSize, view } from "./strokes";

/** Around which strokes is measured, in how many rounds, and how many strokes each round has. */
const marks = [10, 100, 300] as const;
const rounds = 7;
const strokesOfRound = 2;
const lead = 4;
/** What the product promises at the last mark. */
const limits = { toFloor: 1.3, growth: 1.15 } as const;

type Box = { x: number; y: number; width: number; height: number };

async function openPage(
  browser: Browser,
  address: string,
  photo: Buffer,
): Promise<{ context: BrowserContext; painted: PaintedPage; box: Box; brush: number }> {
  const context = await browser.newContext({ baseURL: address, viewport: view, serviceWorkers: "block" });
  const page = await context.newPage();
  const editor = new Editor(page);
  await editor.start();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a photo" }).first().click(),
  ]);
  await chooser.setFiles({ name: "12 megapixels.jpg", mimeType: "image/jpeg", buffer: photo });
  // Decoding may take longer than a story waits for anything.
  await editor.canvas.waitFor({ timeout: 60_000 });
  await editor.ready();
  const zoom = Number.parseFloat((await page.getByRole("button", { name: /^Zoom [\d.]+ %/ }).textContent()) ?? "") / 100;
  const size = Number(await page.getByRole("slider", { name: "Brush size" }).inputValue());
  const stage = await editor.canvas.boundingBox();
  if (stage === null) throw new Error("the stage is not on the screen");
  const [width, height] = [photoSize.width * zoom, photoSize.height * zoom];
  const box = { x: stage.x + (stage.width - width) / 2, y: stage.y + (stage.height - height) / 2, width, height };
  return { context, painted: await PaintedPage.on(page, box), box, brush: size * zoom };
}

async function openFloor(
  browser: Browser,
  address: string,
  photo: Buffer,
  box: Box,
  brush: number,
): Promise<{ context: BrowserContext; painted: PaintedPage }> {
  const context = await browser.newContext({ viewport: view });
  const page = await context.newPage();
  // At the page's own address: the events between two frames are given to secure origins only.
  const floor = new URL("floor.html", address).href;
  await page.route(floor, (route) =>
    route.fulfill({ contentType: "text/html", body: floorPage(`data:image/jpeg;base64,${photo.toString("base64")}`, brush, box) }),
  );
  await page.goto(floor);
  await page.waitForFunction(() => document.title === "ready");
  return { context, painted: await PaintedPage.on(page, box) };
}

interface Row {
  readonly mark: number;
  readonly floor: number;
  readonly page: number;
}

async function measureBoth(floor: PaintedPage, page: PaintedPage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const mark of marks) {
    const costs = { floor: [] as number[], page: [] as number[] };
    await floor.paintUntil(mark - lead);
    await page.paintUntil(mark - lead);
    // In turns, so that both meet the same machine.
    for (let round = 0; round < rounds; round++) {
      costs.floor.push((await floor.measure(strokesOfRound)).perFrame);
      costs.page.push((await page.measure(strokesOfRound)).perFrame);
    }
    rows.push({ mark, floor: median(costs.floor), page: median(costs.page) });
  }
  return rows;
}

/**
 * Paints 300 strokes of 60 moves on a photo of 12 megapixels at 1440 × 900, on the built page and on a bare canvas painter in
 * turns, and measures the main thread's CPU time for each frame around stroke 10, 100 and 300. @returns Markdown
 */
export async function runPaintBench(address: string): Promise<string> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...chromiumFlags, "--no-sandbox"],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const photo = bigPhoto();
    const { context, painted: page, box, brush } = await openPage(browser, address, photo);
    const { context: floorContext, painted: floor } = await openFloor(browser, address, photo, box, brush);
    const rows = await measureBoth(floor, page);
    const long = { floor: await floor.longTasks(), page: await page.longTasks() };
    await Promise.all([context.close(), floorContext.close()]);
    return report(rows, long);
  } finally {
    await browser.close();
  }
}

function report(rows: readonly Row[], long: { floor: number; page: number }): string {
  const first = rows[0]?.page ?? Number.NaN;
  const milliseconds = (value: number): string => `${value.toFixed(2)} ms`;
  const last = rows.at(-1);
  return [
    markdownTable(
      ["main-thread CPU per frame", "bare canvas (the floor)", "our page", "to the floor", "to its own stroke 10"],
      rows.map(({ mark, floor, page }) => [
        `stroke ${mark}`,
        milliseconds(floor),
        milliseconds(page),
        (page / floor).toFixed(2),
        (page / first).toFixed(2),
      ]),
    ),
    `At stroke 300: ${((last?.page ?? 0) / (last?.floor ?? 1)).toFixed(2)} times the floor (at most ${limits.toFloor}), ${((last?.page ?? 0) / first).toFixed(2)} times its own stroke 10 (at most ${limits.growth}).`,
    `Long tasks while painting 300 strokes: floor ${(long.floor / 1000).toFixed(1)} s, page ${(long.page / 1000).toFixed(1)} s.`,
  ].join("\n\n");
}

if (import.meta.filename === process.argv[1]) console.log(await runPaintBench(process.argv[2] ?? "http://127.0.0.1:4173/"));
