import { expect, type Locator, type Page } from "@playwright/test";
import { bytesOf } from "./file";

/** Runs and their results, by the words on the page. */
export class Runs {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The same on another page of the story. */
  on(page: Page): Runs {
    return new Runs(page);
  }

  /** The newest card of all. */
  get first(): Locator {
    return this.list.getByRole("listitem").first();
  }

  get button(): Locator {
    return this.page.getByRole("button", { name: /^Generate/ });
  }

  get list(): Locator {
    return this.page.getByRole("list", { name: "Results" });
  }

  /** The finished images, newest run first. */
  get outputs(): Locator {
    return this.list.getByRole("listitem").filter({ has: this.page.getByRole("button", { name: "Download", exact: true }) });
  }

  get underWay(): Locator {
    return this.list.getByRole("listitem").filter({ has: this.page.getByRole("progressbar") });
  }

  async submit(): Promise<void> {
    await expect(this.button).toBeEnabled();
    await this.button.click();
  }

  /** Generates, and waits until so many images are in the list. */
  async generate(count: number): Promise<void> {
    await this.submit();
    await expect(this.outputs).toHaveCount(count, { timeout: 90_000 });
  }

  async act(output: Locator, name: "Use as input" | "Copy" | "Delete" | "Download"): Promise<void> {
    await output.hover();
    await output.getByRole("button", { name, exact: true }).click();
  }

  /** The PNG of an output, counted from 0 in the order of the list, and the name under which it was saved. */
  async download(index: number): Promise<{ readonly bytes: Buffer; readonly name: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download", { timeout: 90_000 }),
      this.act(this.outputs.nth(index), "Download"),
    ]);
    return { bytes: await bytesOf(download), name: download.suggestedFilename() };
  }

  get pixelLock(): Locator {
    return this.page.getByRole("status", { name: "Pixel lock" });
  }
}
