import { examples } from "../../src/document/exampleTable";
import { example } from "../support/exampleFile";
import { storyKey } from "../support/service";
import { expect, test } from "../support/story";
import { leftoverEnglish, missingInVietnamese, wordsOn } from "../support/words";

const own = [
  ...examples.flatMap(({ prompt, alt, credit, licence }) => [prompt, alt, credit, licence]),
  "Fill Playground",
  "FLUX.1 Fill [dev]",
];

test("the check itself finds English", () => {
  expect(leftoverEnglish(["Your results will appear here."], own)).toHaveLength(1);
  expect(leftoverEnglish(["Mask covers the sofa"], own)).toHaveLength(1);
  expect(leftoverEnglish(["Kết quả sẽ hiện ở đây.", example("beagle-scarf").prompt], own)).toEqual([]);
  expect(missingInVietnamese()).toEqual([]);
});

test("in Vietnamese no English is left anywhere", async ({ page, editor, form, service }) => {
  const english: string[] = [];
  const look = async (): Promise<void> => {
    for (const text of leftoverEnglish(await wordsOn(page), own)) if (!english.includes(text)) english.push(text);
  };
  await editor.start();
  await editor.openExample(example("beagle-scarf").prompt);
  await form.set({ Steps: 1, Seed: 2 });
  await page.getByRole("radiogroup", { name: "Language", exact: true }).getByRole("radio").last().click();
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await page.getByRole("button", { name: /^Tạo 1 ảnh/ }).click();
  const results = page.getByRole("list", { name: "Kết quả" });
  await expect(results.getByRole("progressbar").first()).toBeVisible();
  await look();
  await expect(results.getByRole("img")).toHaveCount(1, { timeout: 90_000 });
  await look();

  // Every menu and every dialog that a button opens, one after another.
  const openers = page.locator("button[aria-haspopup]:visible:enabled");
  const count = await openers.count();
  expect(count).toBeGreaterThan(1);
  for (let index = 0; index < count; index++) {
    await openers.nth(index).click();
    await look();
    await page.keyboard.press("Escape");
  }
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await look();
  }
  await page.getByRole("tab").first().click();
  for (const view of await page
    .getByRole("radiogroup")
    .filter({ has: page.getByRole("radio", { name: "So sánh" }) })
    .getByRole("radio")
    .all()) {
    await view.click();
    await look();
  }
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await look();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Khóa API", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Khóa API" })).toBeFocused();
  await look();
  await page.getByRole("textbox", { name: "Địa chỉ dịch vụ" }).fill(service.url);
  await page.getByRole("textbox", { name: "Khóa API" }).fill(storyKey);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Khóa dùng được")).toBeVisible();
  await look();
  await page.keyboard.press("Escape");

  await page.evaluate(() => indexedDB.deleteDatabase("fill-playground"));
  await page.reload();
  await look();
  expect(english).toEqual([]);
});

test("money and numbers are written as Vietnamese writes them", async ({ page, editor, form }) => {
  await editor.start();
  await editor.openExample(example("beagle-scarf").prompt);
  await form.set({ Images: 3 });
  await form.engine("WaveSpeed");
  await expect(form.cost).toContainText("$0.035 × 3 = $0.105");
  await page.getByRole("radiogroup", { name: "Language", exact: true }).getByRole("radio").last().click();
  await expect(page.getByRole("status", { name: "Chi phí" })).toContainText(/0,105\sUS\$/);
});
