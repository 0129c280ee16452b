import { expect, type Locator, type Page } from "@playwright/test";
import { bytesOf, type StoryFile } from "./file";
import { fromPng, type Picture } from "./picture";

/** A place on the stage as shares of its width and height; the middle of the stage is the middle of a fitted photo. */
export type Place = readonly [number, number];

type Tool = "Brush" | "Eraser" | "Rectangle" | "Ellipse" | "Lasso" | "Magic wand" | "Pan";
type Command = "Undo" | "Redo" | "Invert mask" | "Grow mask" | "Shrink mask" | "Feather mask" | "Clear mask" | "Hide mask" | "Show mask";
/** How another mask or a shape meets the mask that is there. */
type Combined = "Replace" | "Add" | "Subtract" | "Intersect";
/** What the page calls the newest step while its pixels can be changed. */
type Adjusted =
  | "Grown by"
  | "Shrunk by"
  | "Feathered by"
  | "Smoothed by"
  | "Holes filled up to"
  | "Specks removed up to"
  | "Edge refined within";

/** The document and its mask, by the words on the page. */
export class Editor {
  readonly page: Page;
  readonly canvas: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole("application", { name: "Mask canvas" });
  }

  async start(): Promise<void> {
    await this.page.goto("/");
    await expect(this.page.getByRole("button", { name: "Choose a photo" }).or(this.canvas).first()).toBeVisible();
  }

  async openExample(prompt: string): Promise<void> {
    await this.page.getByRole("list", { name: "Examples" }).first().getByRole("button", { name: prompt }).click();
    await this.ready();
  }

  async openFile(file: StoryFile): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      this.page.getByRole("button", { name: "Choose a photo" }).first().click(),
    ]);
    await chooser.setFiles({ ...file });
    await this.ready();
  }

  /** A photo is on the stage, so that a stroke can be painted. */
  async ready(): Promise<void> {
    await expect(this.canvas).toBeVisible();
    await expect(this.tool("Brush")).toBeEnabled();
  }

  tool(name: Tool): Locator {
    return this.page.getByRole("radiogroup", { name: "Tools" }).getByRole("radio", { name });
  }

  async take(name: Tool): Promise<void> {
    // A click on the tool in hand would open its settings.
    if (!(await this.tool(name).isChecked())) await this.tool(name).click();
    await expect(this.tool(name)).toBeChecked();
  }

  command(name: Command): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Opens what can be set about how the mask is seen. @returns one of its views */
  async overlay(view: "Colour" | "Black and white" | "As sent"): Promise<Locator> {
    const views = this.page.getByRole("radiogroup", { name: "Overlay" });
    if (!(await views.isVisible())) await this.page.getByRole("button", { name: "Overlay", exact: true }).click();
    return views.getByRole("radio", { name: view });
  }

  /** Diameter in pixels of the photo. */
  async brushSize(pixels: number): Promise<void> {
    await this.page.getByRole("slider", { name: "Brush size" }).fill(String(pixels));
  }

  /** 0 (hard) to 100: in sight while a brush is in hand. */
  async softness(percent: number): Promise<void> {
    await this.take("Brush");
    await this.page.getByRole("slider", { name: "Softness" }).fill(String(percent));
  }

  /** 0 to 100: in sight while the wand is in hand. */
  async tolerance(value: number): Promise<void> {
    await this.take("Magic wand");
    await this.page.getByRole("spinbutton", { name: "Tolerance" }).fill(String(value));
  }

  /** Does the newest step by another number of pixels; it stays adjustable. */
  async adjust(step: Adjusted, pixels: number): Promise<void> {
    await this.page.getByRole("spinbutton", { name: step }).fill(String(pixels));
    await expect(this.said(new RegExp(`\\b${pixels} px`))).toBeAttached();
  }

  /** What the page last said to a screen reader about the mask. */
  said(words: RegExp): Locator {
    return this.page.locator('[aria-live="polite"]').filter({ hasText: words });
  }

  async place([x, y]: Place): Promise<{ x: number; y: number }> {
    const box = await this.canvas.boundingBox();
    if (box === null) throw new Error("the stage is not on the screen");
    return { x: box.x + box.width * x, y: box.y + box.height * y };
  }

  /** Presses at the first place and moves through the others without letting go. */
  async press(places: readonly Place[], button: "left" | "right" = "left"): Promise<void> {
    const { mouse } = this.page;
    for (const [index, place] of places.entries()) {
      const { x, y } = await this.place(place);
      await mouse.move(x, y, { steps: index === 0 ? 1 : 8 });
      if (index === 0) await mouse.down({ button });
    }
  }

  async stroke(places: readonly Place[], button: "left" | "right" = "left"): Promise<void> {
    await this.press(places, button);
    await this.page.mouse.up({ button });
  }

  /** The share that the page shows, e.g. "14.6 %". */
  coverage(): Locator {
    return this.page.getByText(/^Mask(?: covers)? [\d.]+\s?%/).first();
  }

  /** Nothing is masked, and so there is nothing to export. */
  async expectEmptyMask(): Promise<void> {
    await expect(this.coverage()).toHaveText(/\s0\s?%$/);
    await expect(this.command("Clear mask")).toBeDisabled();
  }

  async menu(
    item:
      | "Do not copy from here"
      | "Clear left-out area"
      | "Export mask"
      | "Import mask"
      | "Masks…"
      | "Fill holes"
      | "Remove specks"
      | "Smooth"
      | "Refine edge",
  ): Promise<void> {
    await this.page.getByRole("button", { name: "Mask menu" }).first().click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  async exportMask(): Promise<Picture & { readonly bytes: Buffer; readonly channels: number }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.menu("Export mask")]);
    const bytes = await bytesOf(download);
    return { ...fromPng(bytes), bytes };
  }

  /** `how`: where there is a mask already, the page asks. */
  async importMask(file: StoryFile, how: Combined | null = null): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.menu("Import mask")]);
    await chooser.setFiles({ ...file });
    if (how === null) return;
    const question = this.page.getByRole("dialog", { name: "Import mask" });
    await expect(question.getByRole("button", { name: "Replace" })).toBeFocused();
    await question.getByRole("button", { name: how }).click();
  }

  /** How the tool in hand meets the mask; in sight where the stage is wide. */
  async combine(how: Exclude<Combined, "Replace">): Promise<void> {
    await this.page.getByRole("radiogroup", { name: "Combine" }).getByRole("radio", { name: how }).click();
  }

  /** Opens what was masked before on this photo. @returns the dialog */
  async masks(): Promise<Locator> {
    await this.menu("Masks…");
    const dialog = this.page.getByRole("dialog", { name: "Masks" });
    await expect(dialog).toBeVisible();
    return dialog;
  }
}
