import type { CDPSession, Page } from "@playwright/test";

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A hand with a pen and fingers, as the browser gets them from a tablet. Places are CSS pixels of the page. */
export class Hand {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Hand> {
    return new Hand(await page.context().newCDPSession(page));
  }

  /** The pen lands, moves on and is lifted; `force` is 0 to 1. */
  async penStroke(places: readonly Spot[], force: number): Promise<void> {
    await this.penDown(places, force);
    await this.penUp(places.at(-1) ?? { x: 0, y: 0 });
  }

  async penDown(places: readonly Spot[], force: number): Promise<void> {
    for (const [index, { x, y }] of places.entries()) {
      const type = index === 0 ? "mousePressed" : "mouseMoved";
      await this.#session.send("Input.dispatchMouseEvent", { ...pen, type, x, y, force, buttons: 1, clickCount: 1 });
    }
  }

  async penUp({ x, y }: Spot): Promise<void> {
    await this.#session.send("Input.dispatchMouseEvent", { ...pen, type: "mouseReleased", x, y, force: 0, buttons: 0, clickCount: 1 });
  }

  /** So many fingers, all there at once. */
  async fingersDown(places: readonly Spot[]): Promise<void> {
    await this.#session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: numbered(places) });
  }

  async fingersMove(places: readonly Spot[]): Promise<void> {
    await this.#session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: numbered(places) });
  }

  async fingersUp(): Promise<void> {
    await this.#session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }

  async tap(places: readonly Spot[]): Promise<void> {
    await this.fingersDown(places);
    await this.fingersUp();
  }
}

const pen = { button: "left", pointerType: "pen" } as const;

function numbered(places: readonly Spot[]) {
  return places.map(({ x, y }, id) => ({ x, y, id }));
}
