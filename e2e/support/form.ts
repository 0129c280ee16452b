import { expect, type Locator, type Page } from "@playwright/test";

type Field = "Width" | "Height" | "Images" | "Seed" | "Steps" | "Guidance";

/** The parameters, by the words on the page. */
export class Form {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  field(name: Field): Locator {
    return this.page.getByRole("spinbutton", { name, exact: true });
  }

  async set(values: Partial<Record<Field, number>>): Promise<void> {
    if (values.Steps !== undefined || values.Guidance !== undefined) await this.openAdvanced();
    for (const [name, value] of Object.entries(values) as [Field, number][]) {
      await this.field(name).fill(String(value));
      await this.field(name).blur();
      await expect(this.field(name)).toHaveValue(String(value));
    }
  }

  async openAdvanced(): Promise<void> {
    const button = this.page.getByRole("button", { name: "Advanced" });
    if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
    await expect(this.field("Steps")).toBeVisible();
  }

  async prompt(text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Prompt" }).fill(text);
  }

  async engine(name: "Local" | "WaveSpeed"): Promise<void> {
    await this.page.getByRole("radiogroup", { name: "Engine" }).getByRole("radio", { name }).click();
  }

  get cost(): Locator {
    return this.page.getByRole("status", { name: "Cost" });
  }
}
