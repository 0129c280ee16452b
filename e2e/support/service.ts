import { expect, type Locator, type Page } from "@playwright/test";
import type { Recorded } from "../service/state";
import type { Service } from "../service/service";

/** The key that the stand-in of a story accepts. */
export const storyKey = "wsk_story_0123456789abcdefghij";

/** The connection to the service, by the words on the page. */
export class Account {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The same on another page of the story. */
  on(page: Page): Account {
    return new Account(page);
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: "Connect WaveSpeed" });
  }

  get key(): Locator {
    return this.dialog.getByRole("textbox", { name: "API key" });
  }

  get address(): Locator {
    return this.dialog.getByRole("textbox", { name: "Service address" });
  }

  get remember(): Locator {
    return this.dialog.getByRole("checkbox", { name: "Remember on this device" });
  }

  /** In the top bar. */
  get balance(): Locator {
    return this.page.getByRole("status", { name: "Balance" });
  }

  async open(): Promise<void> {
    const button = this.page.getByRole("button", { name: "API key", exact: true });
    const menu = this.page.getByRole("button", { name: "More", exact: true });
    await expect(button.or(menu).first()).toBeVisible();
    if (await button.isVisible()) await button.click();
    else {
      await menu.click();
      await this.page.getByRole("menuitem", { name: "API key" }).click();
    }
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.dialog).toBeHidden();
  }

  /** Fills the form of the open dialog and sends it. */
  async send(address: string, key: string, { remember = false }: { readonly remember?: boolean } = {}): Promise<void> {
    await this.address.fill(address);
    await this.key.fill(key);
    await this.remember.setChecked(remember);
    await this.dialog.getByRole("button", { name: "Connect", exact: true }).click();
  }

  /** From anywhere to a connection that works, the dialog closed again. */
  async connect(service: Service, options: { readonly remember?: boolean; readonly tier?: "Bronze" | "Silver" } = {}): Promise<void> {
    await this.open();
    if (options.tier !== undefined) {
      const tier = this.dialog.getByRole("combobox", { name: "Account tier" });
      await tier.selectOption({ label: await tier.getByRole("option", { name: options.tier }).innerText() });
    }
    await this.send(service.url, service.state.key, options);
    await this.works();
    await this.close();
  }

  /** The open dialog says that the key works. */
  async works(): Promise<void> {
    await expect(this.dialog.getByText("Key works")).toBeVisible();
  }

  async remove(): Promise<void> {
    await this.open();
    await this.dialog.getByRole("button", { name: "Remove key" }).click();
    await expect(this.key).toBeVisible();
    await this.close();
  }
}

/** Requests of the API that the page sent, without the browser's own questions of CORS. */
export function asked(service: Service, path: RegExp): readonly Recorded[] {
  return service.state.requests.filter(({ host, method, url }) => host === "api" && method !== "OPTIONS" && path.test(url));
}

/** Takes out what the browser's console has to say of a refusal that the story wants. There must be some of it. */
export function expectComplaint(complaints: string[], pattern: RegExp): void {
  const others = complaints.filter((complaint) => !pattern.test(complaint));
  expect(others.length, `no complaint of ${pattern}`).toBeLessThan(complaints.length);
  complaints.splice(0, complaints.length, ...others);
}

/** The key is where it belongs and nowhere else: not on the page, in no address, and shown to no other host. */
export async function expectKeySafe(page: Page, { state }: Service): Promise<void> {
  expect(state.counts.strayKeys).toBe(0);
  for (const { url, headers } of state.requests) {
    expect(url).not.toContain(state.key);
    expect(headers.referer ?? "").not.toContain(state.key);
  }
  if (!page.isClosed()) expect(await page.content()).not.toContain(state.key);
}
