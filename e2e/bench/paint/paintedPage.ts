import type { CDPSession, Page } from "@playwright/test";
import { pace, stroke, type Spot } from "./strokes";

/** What painting cost the page's main thread. */
export interface Cost {
  /** Milliseconds of the main thread's own CPU time for each frame. */
  readonly perFrame: number;
  readonly frames: number;
}

interface Counters {
  frames: number;
  longTasks: number;
}

/** As text: what tsx makes of a function does not run in a page. */
const startCounting = `(() => {
  const counters = { frames: 0, longTasks: 0 };
  window.paintCounters = counters;
  const count = () => {
    counters.frames++;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) counters.longTasks += entry.duration;
  }).observe({ type: "longtask" });
})()`;

/** A page that is painted on with the mouse, and the counters of its main thread. */
export class PaintedPage {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #box: { x: number; y: number; width: number; height: number };
  #painted = 0;

  private constructor(page: Page, session: CDPSession, box: { x: number; y: number; width: number; height: number }) {
    this.#page = page;
    this.#session = session;
    this.#box = box;
  }

  /** `box` is where the photo lies on the page, CSS pixels. */
  static async on(page: Page, box: { x: number; y: number; width: number; height: number }): Promise<PaintedPage> {
    const session = await page.context().newCDPSession(page);
    // CPU time of the thread: what other programs of the machine do meanwhile does not count.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.evaluate(startCounting);
    return new PaintedPage(page, session, box);
  }

  get painted(): number {
    return this.#painted;
  }

  /** Paints strokes as fast as the page takes them, until there are `total`. */
  async paintUntil(total: number): Promise<void> {
    while (this.#painted < total) await this.#paint(false);
  }

  /** Paints `count` strokes at a mouse's pace and measures them. */
  async measure(count: number): Promise<Cost> {
    const before = await this.#read();
    for (let i = 0; i < count; i++) await this.#paint(true);
    const after = await this.#read();
    const frames = after.frames - before.frames;
    return { perFrame: ((after.task - before.task) * 1000) / frames, frames };
  }

  /** Milliseconds of tasks over 50 ms since the counters began. */
  async longTasks(): Promise<number> {
    return (await this.#counters()).longTasks;
  }

  async #paint(isPaced: boolean): Promise<void> {
    const spots = stroke(this.#painted++, this.#box);
    const [first] = spots;
    const last = spots.at(-1);
    if (first === undefined || last === undefined) return;
    await this.#mouse("mouseMoved", first, 0);
    await this.#mouse("mousePressed", first, 1);
    const sent: Promise<void>[] = [];
    const began = performance.now();
    for (const [index, spot] of spots.entries()) {
      sent.push(this.#mouse("mouseMoved", spot, 1));
      if (isPaced) await sleepUntil(began + (index + 1) * pace);
    }
    await Promise.all(sent);
    await this.#mouse("mouseReleased", last, 0);
  }

  async #mouse(type: "mouseMoved" | "mousePressed" | "mouseReleased", [x, y]: Spot, buttons: 0 | 1): Promise<void> {
    const button = type === "mouseMoved" && buttons === 0 ? "none" : "left";
    await this.#session.send("Input.dispatchMouseEvent", { type, x, y, button, buttons, clickCount: 1 });
  }

  async #read(): Promise<{ task: number; frames: number }> {
    const { metrics } = await this.#session.send("Performance.getMetrics");
    const task = metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
    return { task, frames: (await this.#counters()).frames };
  }

  #counters(): Promise<Counters> {
    return this.#page.evaluate<Counters>("window.paintCounters");
  }
}

async function sleepUntil(time: number): Promise<void> {
  const rest = time - performance.now();
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
}
