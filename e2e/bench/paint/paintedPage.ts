import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";
import { pageProbe } from "./pageProbe";
import { erases, pace, stroke, type Box, type Spot } from "./strokes";

/** What painting, zooming or panning cost the page's main thread. */
export interface Cost {
  /** Milliseconds of the main thread's own CPU time for each frame. */
  readonly perFrame: number;
  /** Milliseconds from the first event of a frame until it was painted, of every frame. */
  readonly delays: readonly number[];
  /** Milliseconds of tasks over 50 ms. */
  readonly longTasks: number;
}

interface Probe {
  readonly frames: number;
  readonly longTasks: number;
  readonly delays: readonly number[];
}

/** Milliseconds between two events of a wheel or two presses of a key. */
const wheelPace = 1000 / 60;
const keyPause = 60;

/** How the page says what is masked; and how often, milliseconds apart, it has to say the same. */
const maskShare = /^Mask \d/;
const [stillLooks, lookPause] = [10, 200];

type Button = "none" | "left" | "right";
const buttonBits = { none: 0, left: 1, right: 2 } as const;

/** A page that is painted on with the mouse, and the counters of its main thread. */
export class PaintedPage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly #session: CDPSession;
  readonly #box: Box;
  #painted = 0;

  private constructor(page: Page, session: CDPSession, box: Box) {
    this.context = page.context();
    this.page = page;
    this.#session = session;
    this.#box = box;
  }

  /** `box` is where the photo lies on the page, CSS pixels. */
  static async on(page: Page, box: Box): Promise<PaintedPage> {
    const session = await page.context().newCDPSession(page);
    // CPU time of the thread: what other programs of the machine do meanwhile does not count.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.evaluate(pageProbe);
    return new PaintedPage(page, session, box);
  }

  /** Paints strokes as fast as the page takes them until there are `total`. */
  async paintUntil(total: number): Promise<void> {
    while (this.#painted < total) {
      const count = Math.min(50, total - this.#painted);
      const strokes = Array.from({ length: count }, (_, index) => ({
        spots: stroke(this.#painted + index, this.#box),
        erases: erases(this.#painted + index),
      }));
      this.#painted += count;
      await this.page.evaluate(`paintProbe.paint(${JSON.stringify(strokes)})`);
    }
    await this.settle();
  }

  /** Paints `count` strokes at a mouse's pace and measures them. */
  measure(count: number): Promise<Cost> {
    return this.#cost(async () => {
      for (let i = 0; i < count; i++) await this.#paint();
    });
  }

  /** Zooms in and out again at the middle of the photo with Ctrl and the wheel: not farther out, where a page may stop and the other go on. */
  zoom(): Promise<Cost> {
    return this.#wheel((step) => ({ deltaX: 0, deltaY: step % 40 < 20 ? -30 : 30 }), 80, 2);
  }

  /** Pans in a circle with the wheel, where the photo is larger than the stage: one that fits may stay where it is. */
  async pan(): Promise<Cost> {
    await this.#wheel(() => ({ deltaX: 0, deltaY: -30 }), 8, 2);
    const cost = await this.#wheel(
      (step) => ({ deltaX: 24 * Math.cos((step / 80) * 2 * Math.PI), deltaY: 24 * Math.sin((step / 80) * 2 * Math.PI) }),
      80,
      0,
    );
    await this.#wheel(() => ({ deltaX: 0, deltaY: 30 }), 8, 2);
    return cost;
  }

  /** Presses Ctrl Z, or with Shift, `count` times. @returns milliseconds from key to paint of each */
  async press(direction: "undo" | "redo", count: number): Promise<readonly number[]> {
    const modifiers = direction === "undo" ? 2 : 10;
    const key = direction === "undo" ? "z" : "Z";
    const cost = await this.#cost(async () => {
      for (let i = 0; i < count; i++) {
        const options = { key, code: "KeyZ", windowsVirtualKeyCode: 90, modifiers };
        await this.#session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...options });
        await this.#session.send("Input.dispatchKeyEvent", { type: "keyUp", ...options });
        await sleep(keyPause);
      }
    });
    return cost.delays;
  }

  /** The same keys as events of the page's own, as fast as it takes them. */
  async pressMany(direction: "undo" | "redo", count: number): Promise<void> {
    await this.page.evaluate(`paintProbe.press("z", ${direction === "redo"}, ${count})`);
    await this.#untilStill();
    await this.settle();
  }

  /** Until the share that the page says is masked stays the same: steps that lie on the disk come one after another. */
  async #untilStill(): Promise<void> {
    const share = this.page.getByText(maskShare).first();
    for (let before = "", same = 0; same < stillLooks;) {
      await sleep(lookPause);
      const now = await share.innerText();
      same = now === before ? same + 1 : 0;
      before = now;
    }
  }

  /** Until nothing that was put off is left to do. */
  async settle(rest = 1000): Promise<void> {
    await sleep(rest);
    await this.page.evaluate("new Promise((resolve) => requestIdleCallback(resolve))");
  }

  /** Milliseconds of CPU that the main thread spends in `work`, and those that `work` says have passed. */
  async time(work: () => Promise<number>): Promise<{ readonly cpu: number; readonly wall: number }> {
    const before = await this.#task();
    const wall = await work();
    return { cpu: (await this.#task()) - before, wall };
  }

  async #cost(work: () => Promise<void>): Promise<Cost> {
    // The counters of before are told first.
    await this.page.evaluate("new Promise((resolve) => requestIdleCallback(resolve, { timeout: 200 }))");
    const before = await this.#probe();
    const task = await this.#task();
    await work();
    const spent = (await this.#task()) - task;
    const after = await this.#probe();
    return {
      perFrame: spent / (after.frames - before.frames),
      delays: after.delays.slice(before.delays.length),
      longTasks: after.longTasks - before.longTasks,
    };
  }

  async #wheel(by: (step: number) => { deltaX: number; deltaY: number }, steps: number, modifiers: number): Promise<Cost> {
    const [x, y] = [this.#box.x + this.#box.width / 2, this.#box.y + this.#box.height / 2];
    return this.#cost(async () => {
      const sent: Promise<unknown>[] = [];
      const began = performance.now();
      for (let step = 0; step < steps; step++) {
        sent.push(this.#session.send("Input.dispatchMouseEvent", { type: "mouseWheel", x, y, modifiers, ...by(step) }));
        await sleep(began + (step + 1) * wheelPace - performance.now());
      }
      await Promise.all(sent);
    });
  }

  async #paint(): Promise<void> {
    const index = this.#painted++;
    const spots = stroke(index, this.#box);
    const button = erases(index) ? "right" : "left";
    const [first] = spots;
    const last = spots.at(-1);
    if (first === undefined || last === undefined) return;
    await this.#mouse("mouseMoved", first, "none");
    await this.#mouse("mousePressed", first, button);
    const sent: Promise<void>[] = [];
    const began = performance.now();
    for (const [step, spot] of spots.entries()) {
      sent.push(this.#mouse("mouseMoved", spot, button));
      await sleep(began + (step + 1) * pace - performance.now());
    }
    await Promise.all(sent);
    await this.#mouse("mouseReleased", last, button);
  }

  async #mouse(type: "mouseMoved" | "mousePressed" | "mouseReleased", [x, y]: Spot, button: Button): Promise<void> {
    const buttons = type === "mouseReleased" ? 0 : buttonBits[button];
    await this.#session.send("Input.dispatchMouseEvent", { type, x, y, button, buttons, clickCount: 1 });
  }

  /** Milliseconds of the main thread so far. */
  async #task(): Promise<number> {
    const { metrics } = await this.#session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  }

  #probe(): Promise<Probe> {
    return this.page.evaluate<Probe>("({ ...paintProbe })");
  }

  /** Until no worker of the page is left, or for so many milliseconds. */
  async untilAlone(most: number): Promise<void> {
    for (const end = Date.now() + most; this.page.workers().length > 0 && Date.now() < end;) await this.settle(500);
  }

  /** Lets the page give back what it does not need. */
  async collectGarbage(): Promise<void> {
    await this.#session.send("HeapProfiler.collectGarbage");
  }
}

/** Megabytes of a browser's renderers and its GPU process; null where the system does not tell. Each shared page counts in parts. */
export async function readMemory(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  try {
    return processInfo
      .filter(({ type }) => type === "renderer" || type === "GPU")
      .reduce((sum, { id }) => sum + Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))?.[1]) / 1024, 0);
  } catch {
    return null;
  }
}

async function sleep(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
