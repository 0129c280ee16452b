import type { Locator, Page } from "@playwright/test";

type FrameField = "Frame left" | "Frame top" | "Frame width" | "Frame height";

/** Which part of the photo is worked on, by the words on the page. */
export class RegionForm {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  choice(name: "Auto" | "Whole photo" | "Frame"): Locator {
    return this.page.getByRole("radiogroup", { name: "Region" }).getByRole("radio", { name });
  }

  get context(): Locator {
    return this.page.getByRole("slider", { name: "Context" });
  }

  field(name: FrameField): Locator {
    return this.page.getByRole("spinbutton", { name });
  }

  /** The frame on the stage; its text is its scale. */
  get onStage(): Locator {
    return this.page.getByRole("group", { name: "Region frame" });
  }

  async set(values: Partial<Record<FrameField, number>>): Promise<void> {
    for (const [name, value] of Object.entries(values) as [FrameField, number][]) {
      await this.field(name).fill(String(value));
      await this.field(name).blur();
    }
  }

  async frame(): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
    const value = async (name: FrameField): Promise<number> => Number(await this.field(name).inputValue());
    return {
      x: await value("Frame left"),
      y: await value("Frame top"),
      width: await value("Frame width"),
      height: await value("Frame height"),
    };
  }
}
