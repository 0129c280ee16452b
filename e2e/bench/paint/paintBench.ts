import { chromium, type Browser } from "@playwright/test";
import { chromiumFlags, findBrowser } from "../../run/browser";
import { Editor } from "../../support/editor";
import { markdownTable, median } from "../table";
import { bigPhoto } from "./bigPhoto";
import { floorPage } from "./floorPage";
import { PaintedPage, readMemory, type Cost } from "./paintedPage";
import { photoSizes, view, type Box } from "./strokes";

/** Around which strokes is measured, in how many rounds, and how many strokes each round has. */
const marks = [10, 100, 300, 1000] as const;
const rounds = 4;
const strokesOfRound = 2;
const lead = 4;
/** What can be measured alone. */
const sections = ["painting", "memory", "history", "export", "reload", "moving"] as const;
type Section = (typeof sections)[number];
/** Milliseconds. */
const restOfWorkers = 6000;
/** A photo that has just been opened stays decoded for half a minute. */
const endOfWorkers = 40_000;
/** How many steps of the history are timed at each end of it. */
const timedKeys = 15;

type Photo = (typeof photoSizes)[keyof typeof photoSizes];

/** One line of the table. Without a floor `page` stands alone, and `most` is what it may be, in its own unit. */
interface Row {
  readonly name: string;
  readonly unit: string;
  readonly floor?: number;
  readonly page: number;
  /** At most so many times the floor. */
  readonly times?: number;
  readonly most?: number;
}

async function openPage(
  browser: Browser,
  address: string,
  photo: Buffer,
  size: Photo,
): Promise<{ painted: PaintedPage; box: Box; brush: number }> {
  const context = await browser.newContext({ baseURL: address, viewport: view, serviceWorkers: "block" });
  const page = await context.newPage();
  const editor = new Editor(page);
  await editor.start();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a photo" }).first().click(),
  ]);
  await chooser.setFiles({ name: "large.jpg", mimeType: "image/jpeg", buffer: photo });
  // Decoding may take longer than a story waits for anything.
  await editor.canvas.waitFor({ timeout: 60_000 });
  await editor.ready();
  const zoom = Number.parseFloat((await page.getByRole("button", { name: /^Zoom [\d.]+ %/ }).textContent()) ?? "") / 100;
  const brush = Number(await page.getByRole("slider", { name: "Brush size" }).inputValue());
  const stage = await editor.canvas.boundingBox();
  if (stage === null) throw new Error("the stage is not on the screen");
  const [width, height] = [size.width * zoom, size.height * zoom];
  const box = { x: stage.x + (stage.width - width) / 2, y: stage.y + (stage.height - height) / 2, width, height };
  return { painted: await PaintedPage.on(page, box), box, brush: brush * zoom };
}

async function openFloor(browser: Browser, address: string, photo: Buffer, box: Box, brush: number): Promise<PaintedPage> {
  const context = await browser.newContext({ viewport: view });
  const page = await context.newPage();
  // At the page's own address: the events between two frames are given to secure origins only.
  const [html, picture] = ["floor.html", "floor.jpg"].map((path) => new URL(path, address).href) as [string, string];
  await page.route(html, (route) => route.fulfill({ contentType: "text/html", body: floorPage(picture, brush, box) }));
  await page.route(picture, (route) => route.fulfill({ contentType: "image/jpeg", body: photo }));
  await page.goto(html);
  await page.waitForFunction(() => document.title === "ready", undefined, { timeout: 60_000 });
  return PaintedPage.on(page, box);
}

interface Pair {
  readonly floor: PaintedPage;
  readonly page: PaintedPage;
}

/** In turns, so that both meet the same machine. */
async function inTurns(pair: Pair, count: number, work: (painted: PaintedPage) => Promise<Cost>): Promise<{ floor: Cost; page: Cost }> {
  const costs: { floor: Cost[]; page: Cost[] } = { floor: [], page: [] };
  for (let round = 0; round < count; round++) {
    costs.floor.push(await work(pair.floor));
    costs.page.push(await work(pair.page));
  }
  const sum = (some: readonly Cost[]): Cost => ({
    perFrame: median(some.map(({ perFrame }) => perFrame)),
    delays: some.flatMap(({ delays }) => delays),
    longTasks: some.reduce((all, { longTasks }) => all + longTasks, 0),
  });
  return { floor: sum(costs.floor), page: sum(costs.page) };
}

/** At once: this is not measured. */
async function paintBoth({ floor, page }: Pair, total: number): Promise<void> {
  await Promise.all([floor.paintUntil(total), page.paintUntil(total)]);
}

async function measurePainting(pair: Pair): Promise<Row[]> {
  const rows: Row[] = [];
  const delays: { floor: number[]; page: number[] } = { floor: [], page: [] };
  const long = { floor: 0, page: 0 };
  for (const mark of marks) {
    await paintBoth(pair, mark - lead);
    const { floor, page } = await inTurns(pair, rounds, (painted) => painted.measure(strokesOfRound));
    rows.push({ name: `CPU a frame, stroke ${mark}`, unit: "ms", floor: floor.perFrame, page: page.perFrame, times: 1.3 });
    delays.floor.push(...floor.delays);
    delays.page.push(...page.delays);
    long.floor += floor.longTasks;
    long.page += page.longTasks;
  }
  const [first, last] = [rows[0], rows.at(-1)];
  rows.push({ name: "growth from stroke 10 to 1000", unit: "times", page: (last?.page ?? 0) / (first?.page ?? 0), most: 1.15 });
  rows.push({ name: "pointer to paint, 95 %", unit: "ms", floor: share(delays.floor, 0.95), page: share(delays.page, 0.95), times: 1.2 });
  rows.push({ name: "long tasks while painting, in all", unit: "ms", ...long, times: 1 });
  return rows;
}

async function measureMoving(pair: Pair): Promise<Row[]> {
  const zoom = await inTurns(pair, 3, (painted) => painted.zoom());
  const pan = await inTurns(pair, 3, (painted) => painted.pan());
  return [
    { name: "CPU a frame, zooming", unit: "ms", floor: zoom.floor.perFrame, page: zoom.page.perFrame, times: 1.3 },
    { name: "CPU a frame, panning", unit: "ms", floor: pan.floor.perFrame, page: pan.page.perFrame, times: 1.3 },
  ];
}

/** From the newest step to the first one and back. The floor has a few steps; a first and a last one are the same to it. */
async function measureHistory({ floor, page }: Pair, steps: number): Promise<Row[]> {
  await floor.page.evaluate("keepTiles = true");
  const total = steps + timedKeys;
  await paintBoth({ floor, page }, total);
  const floorUndo = median(await floor.press("undo", timedKeys));
  const floorRedo = median(await floor.press("redo", timedKeys));
  const between = total - 2 * timedKeys;
  const undoFirst = median(await page.press("undo", timedKeys));
  await page.pressMany("undo", between);
  const undoLast = median(await page.press("undo", timedKeys));
  const redoFirst = median(await page.press("redo", timedKeys));
  await page.pressMany("redo", between);
  const redoLast = median(await page.press("redo", timedKeys));
  const row = (name: string, at: number, of: number): Row => ({ name, unit: "ms", floor: of, page: at, times: 1.5 });
  return [
    row("undo of the newest, key to paint", undoFirst, floorUndo),
    row("undo of the first", undoLast, floorUndo),
    row("redo of the first", redoFirst, floorRedo),
    row("redo of the newest", redoLast, floorRedo),
  ];
}

async function measureExport({ floor, page }: Pair): Promise<Row[]> {
  const times: { floor: { cpu: number; wall: number }[]; page: { cpu: number; wall: number }[] } = { floor: [], page: [] };
  const longTasks = async ({ page: at }: PaintedPage): Promise<number> => at.evaluate<number>("paintProbe.longTasks");
  const before = { floor: await longTasks(floor), page: await longTasks(page) };
  for (let round = 0; round < 3; round++) {
    times.floor.push(await floor.time(() => floor.page.evaluate<number>("saveMask()")));
    await page.page.getByRole("button", { name: "Mask menu" }).first().click();
    const item = page.page.getByRole("menuitem", { name: "Export mask" });
    await item.waitFor();
    times.page.push(
      await page.time(async () => {
        const told = page.page.evaluate<number>(tellSaved);
        await item.click();
        return told;
      }),
    );
  }
  const long = { floor: (await longTasks(floor)) - before.floor, page: (await longTasks(page)) - before.page };
  const middle = (some: readonly { cpu: number; wall: number }[], key: "cpu" | "wall"): number => median(some.map((each) => each[key]));
  return [
    { name: "export of the mask", unit: "ms", floor: middle(times.floor, "wall"), page: middle(times.page, "wall"), times: 1 },
    { name: "export, of it on the main thread", unit: "ms", floor: middle(times.floor, "cpu"), page: middle(times.page, "cpu") },
    { name: "long tasks while exporting three times", unit: "ms", ...long, times: 1 },
  ];
}

/** As text. Milliseconds from the choice to the file's address: the download itself is the browser's. */
const tellSaved = `new Promise((resolve) => {
  let chosen = 0;
  addEventListener("pointerup", () => { chosen = performance.now(); }, { capture: true, once: true });
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    URL.createObjectURL = make;
    resolve(performance.now() - chosen);
    return make.call(URL, blob);
  };
})`;

/** As text: it is put into the page before anything of its own runs. */
const tellRestored = `(() => {
  const look = () => {
    const undo = document.querySelector('button[aria-label="Undo"]');
    if (document.querySelector('[role="application"] ') === null || undo === null || undo.disabled) requestAnimationFrame(look);
    else requestAnimationFrame(() => requestAnimationFrame(() => { window.restoredAt = performance.now(); }));
  };
  look();
})()`;

/** Milliseconds from the reload until the photo is there with its mask and a history to undo. */
async function measureRestore({ page: { page } }: Pair): Promise<Row> {
  await page.addInitScript({ content: tellRestored });
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    await page.reload();
    await page.waitForFunction(() => "restoredAt" in window, undefined, { timeout: 60_000 });
    times.push(await page.evaluate<number>("restoredAt"));
  }
  return { name: "reload until all is there", unit: "ms", page: median(times), most: 1000 };
}

async function measurePhoto(address: string, size: Photo, section: Section | null): Promise<Row[]> {
  const executablePath = findBrowser();
  const launch = (): Promise<Browser> =>
    chromium.launch({
      args: [...chromiumFlags, "--no-sandbox"],
      ...(executablePath === undefined ? {} : { executablePath }),
    });
  // One for each, so that each has a GPU process of its own.
  const [ours, bare] = await Promise.all([launch(), launch()]);
  try {
    const photo = bigPhoto(size);
    const { painted: page, box, brush } = await openPage(ours, address, photo, size);
    const pair = { page, floor: await openFloor(bare, address, photo, box, brush) };
    const isWanted = (name: Section): boolean => {
      const isIt = section === null || section === name;
      if (isIt) process.stderr.write(`${(size.width * size.height) / 1e6} megapixels: ${name}\n`);
      return isIt;
    };
    const rows: Row[] = [];
    const steps = (marks.at(-1) ?? 0) - lead + rounds * strokesOfRound;
    if (isWanted("painting")) rows.push(...(await measurePainting(pair)));
    else await paintBoth(pair, steps);
    if (isWanted("memory")) rows.push(...(await measureMemory(pair, bare, ours)));
    if (isWanted("history")) rows.push(...(await measureHistory(pair, steps)));
    if (isWanted("export")) rows.push(...(await measureExport(pair)));
    if (isWanted("reload")) rows.push(await measureRestore(pair));
    // The floor's mask is in the view's own pixels: it is looked at from elsewhere last.
    if (isWanted("moving")) rows.push(...(await measureMoving({ ...pair, page: await PaintedPage.on(page.page, box) })));
    return rows;
  } finally {
    await Promise.all([ours.close(), bare.close()]);
  }
}

async function measureMemory(pair: Pair, bare: Browser, ours: Browser): Promise<Row[]> {
  // What looks at the mask after a stroke has come to its end.
  await Promise.all([pair.floor.settle(), pair.page.settle(restOfWorkers)]);
  await pair.page.untilAlone(endOfWorkers);
  await Promise.all([pair.floor.collectGarbage(), pair.page.collectGarbage()]);
  const [floor, page] = [await readMemory(bare), await readMemory(ours)];
  return floor === null || page === null ? [] : [{ name: "memory of renderer and GPU process", unit: "MB", floor, page, times: 1.3 }];
}

/**
 * Paints more than a thousand strokes of 60 moves, every other one erasing, on photos of 12 and 48 megapixels at 1440 × 900, on the
 * built page and on a bare canvas painter in turns; then undoes all and does it again, exports, reloads, zooms and pans. With `only`
 * just the photo or the section that it names. @returns Markdown
 */
export async function runPaintBench(address: string, only: readonly string[] = []): Promise<string> {
  const section = sections.find((name) => only.includes(name)) ?? null;
  const chosen = Object.entries(photoSizes).filter(([name]) => only.includes(name.replace(/ .*/, "")));
  const parts: string[] = [];
  for (const [name, size] of chosen.length > 0 ? chosen : Object.entries(photoSizes)) {
    const rows = await measurePhoto(address, size, section);
    parts.push(
      markdownTable(
        [name, "floor", "page", "to the floor", "at most"],
        rows.map((row) => [row.name, value(row.floor, row.unit), value(row.page, row.unit), ratio(row), limit(row)]),
      ),
    );
  }
  return parts.join("\n\n");
}

function value(number: number | undefined, unit: string): string {
  return number === undefined ? "" : `${number.toFixed(number < 20 ? 2 : 0)} ${unit}`;
}

function ratio({ floor, page }: Row): string {
  return floor === undefined || floor === 0 ? "" : (page / floor).toFixed(2);
}

function limit({ times, most, unit }: Row): string {
  return times !== undefined ? times.toFixed(2) : most === undefined ? "" : value(most, unit);
}

function share(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}
