import type { Locator, Page } from "@playwright/test";
import { example } from "../support/exampleFile";
import { bytesOf } from "../support/file";
import { fromPng, maskFacts } from "../support/picture";
import { expect, test } from "../support/story";

/** Presses Tab until the target has the focus; what cannot be reached that way does not exist for the keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 120; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target.toString()} was not reached in 120 presses of Tab`);
}

test("the whole job without a mouse", async ({ page, editor, form, runs }) => {
  const { prompt, width, height } = example("beagle-scarf");
  await editor.start();
  await tabTo(page, page.getByRole("list", { name: "Examples" }).first().getByRole("button", { name: prompt }));
  await page.keyboard.press("Enter");
  await editor.ready();

  await page.keyboard.press("/");
  const words = page.getByRole("textbox", { name: "Prompt" });
  await expect(words).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("A green scarf");
  await tabTo(page, page.getByRole("button", { name: "Advanced" }));
  await page.keyboard.press("Enter");
  await tabTo(page, form.field("Steps"));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("1");
  await page.keyboard.press("Tab");

  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(runs.outputs).toHaveCount(1, { timeout: 90_000 });
  await tabTo(page, runs.outputs.first().getByRole("button", { name: "Show result 1" }));
  await page.keyboard.press("Enter");
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
