import type { Locator, Page } from "@playwright/test";
import { checkAccess } from "../support/access";
import { example } from "../support/exampleFile";
import { bytesOf } from "../support/file";
import { fromPng, maskFacts, type Picture } from "../support/picture";
import { expect, test } from "../support/story";

/** Presses Tab until the target has the focus; what cannot be reached that way does not exist for the keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 120; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target.toString()} was not reached in 120 presses of Tab`);
}

/** What is left in the mask's file, saved without a mouse. */
async function exportByKeys(page: Page): Promise<Picture> {
  await tabTo(page, page.getByRole("button", { name: "Mask menu" }).first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Export mask" })).toBeFocused();
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  return fromPng(await bytesOf(download));
}

/** Pixels whose middle is within the radius of the middle of one of them. */
function discArea(radius: number): number {
  let area = 0;
  for (let x = -radius; x <= radius; x++) for (let y = -radius; y <= radius; y++) if (x * x + y * y <= radius * radius) area++;
  return area;
}

async function pressTimes(page: Page, keys: string, times: number): Promise<void> {
  for (let press = 0; press < times; press++) await page.keyboard.press(keys);
}

async function typeOver(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

test("the whole job without a mouse", async ({ page, editor, form, runs }) => {
  const { prompt, width, height } = example("beagle-scarf");
  await editor.start();
  await tabTo(page, page.getByRole("list", { name: "Examples" }).first().getByRole("button", { name: prompt }));
  await page.keyboard.press("Enter");
  await editor.ready();

  await tabTo(page, editor.canvas);
  await page.keyboard.press("Delete");
  await editor.expectEmptyMask();
  await tabTo(page, page.getByRole("slider", { name: "Brush size" }));
  await page.keyboard.press("Home");
  await pressTimes(page, "ArrowRight", 29);
  await tabTo(page, editor.canvas);
  const [middleX, middleY] = [width / 2, height / 2];
  await expect(editor.said(new RegExp(`^x ${middleX}, y ${middleY}, not masked$`))).toBeAttached();
  await pressTimes(page, "Shift+ArrowLeft", 5);
  await page.keyboard.down("Space");
  await pressTimes(page, "Shift+ArrowRight", 10);
  await page.keyboard.up("Space");
  await pressTimes(page, "ArrowLeft", 3);
  await expect(editor.said(new RegExp(`^x ${middleX + 47}, y ${middleY}, masked$`))).toBeAttached();
  await checkAccess(page, "painting by keyboard");
  const stroke = maskFacts(await exportByKeys(page));
  expect(stroke.pure).toBe(true);
  // A disc around the middle of a pixel, and as many of its widest rows as it moved.
  expect(stroke.area).toBe(discArea(15) + 100 * 31);
  expect([Math.round(stroke.centre.x - 0.5), Math.round(stroke.centre.y - 0.5)]).toEqual([middleX, middleY]);

  await tabTo(page, editor.canvas);
  await page.keyboard.press("m");
  await page.keyboard.press("Enter");
  const shape = page.getByRole("form", { name: "Rectangle" });
  await expect(shape.getByRole("spinbutton", { name: "X" })).toBeFocused();
  for (const [name, value] of [
    ["X", "40"],
    ["Y", "30"],
    ["Width", "64"],
    ["Height", "32"],
  ] as const)
    await typeOver(page, shape.getByRole("spinbutton", { name }), value);
  await checkAccess(page, "typing a shape");
  await page.keyboard.press("Enter");
  await expect(editor.canvas).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(shape).toHaveCount(0);
  const mask = await exportByKeys(page);
  expect(maskFacts(mask).area).toBe(stroke.area + 64 * 32);
  for (const [x, y, value] of [
    [40, 30, 255],
    [103, 61, 255],
    [39, 30, 0],
    [104, 61, 0],
    [40, 62, 0],
  ] as const)
    expect(mask.data[(y * width + x) * 4]).toBe(value);

  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  const words = page.getByRole("textbox", { name: "Prompt" });
  await expect(words).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("A green scarf");
  await tabTo(page, page.getByRole("button", { name: "Advanced" }));
  await page.keyboard.press("Enter");
  await typeOver(page, form.field("Steps"), "1");
  await page.keyboard.press("Tab");

  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(runs.outputs).toHaveCount(1, { timeout: 90_000 });
  await tabTo(page, runs.outputs.first().getByRole("button", { name: "Show result 1" }));
  await page.keyboard.press("Enter");
  await page.keyboard.press("c");
  const divider = page.getByRole("slider", { name: "Compare divider" });
  await tabTo(page, divider);
  await pressTimes(page, "ArrowRight", 3);
  await expect(divider).toHaveAttribute("aria-valuenow", "56");
  await checkAccess(page, "comparing by keyboard");
  await tabTo(page, page.getByRole("group", { name: "Result actions" }).getByRole("button", { name: "Download", exact: true }));
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 90_000 }), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/^a-green-scarf-\d+-1\.png$/);
  const result = fromPng(await bytesOf(download));
  expect([result.width, result.height]).toEqual([width, height]);
});

test("the shortcuts of the mask", async ({ page, editor }) => {
  await editor.start();
  await editor.openExample(example("beagle-scarf").prompt);
  const { area } = maskFacts(await editor.exportMask());
  await editor.canvas.focus();
  await page.keyboard.press("x");
  const inverted = maskFacts(await editor.exportMask()).area;
  expect(inverted).toBe(1104 * 736 - area);
  await page.keyboard.press("ControlOrMeta+z");
  expect(maskFacts(await editor.exportMask()).area).toBe(area);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  expect(maskFacts(await editor.exportMask()).area).toBe(inverted);
  await editor.canvas.focus();
  await page.keyboard.press("Delete");
  await editor.expectEmptyMask();

  await editor.canvas.focus();
  for (const [key, tool] of [
    ["e", "Eraser"],
    ["m", "Rectangle"],
    ["o", "Ellipse"],
    ["l", "Lasso"],
    ["w", "Magic wand"],
    ["h", "Pan"],
    ["b", "Brush"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(editor.tool(tool)).toBeChecked();
  }
  const paint = page.getByRole("radiogroup", { name: "Paint" });
  await page.keyboard.press("t");
  await expect(paint.getByRole("radio", { name: "Do not copy" })).toBeChecked();
  await page.keyboard.press("t");
  await expect(paint.getByRole("radio", { name: "Mask" })).toBeChecked();
  const size = page.getByRole("slider", { name: "Brush size" });
  const before = Number(await size.inputValue());
  await page.keyboard.press("]");
  await expect.poll(async () => Number(await size.inputValue())).toBeGreaterThan(before);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("Generate says why it is disabled, in a sentence that belongs to the button", async ({ editor, form, runs }) => {
  await editor.start();
  await editor.openExample(example("beagle-scarf").prompt);
  await editor.command("Clear mask").click();
  await expect(runs.button).toBeDisabled();
  await expect(runs.button).toHaveAccessibleDescription("Paint a mask first, then you can generate.");
  await editor.command("Undo").click();
  await expect(runs.button).toBeEnabled();
  await form.engine("WaveSpeed");
  await expect(runs.button).toBeDisabled();
  await expect(runs.button).toHaveAccessibleDescription(/key/);
});
