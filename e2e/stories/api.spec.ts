import type { Page } from "@playwright/test";
import { example } from "../support/exampleFile";
import { bytesOf } from "../support/file";
import { fromPng } from "../support/picture";
import { expect, test } from "../support/story";
import { wordsOn } from "../support/words";

const { prompt } = example("beagle-scarf");
const inspector = (page: Page, name: string) => page.getByRole("tablist", { name: "Inspector" }).getByRole("tab", { name, exact: true });
const language = (page: Page, name: string) => page.getByRole("tablist", { name: "Language" }).getByRole("tab", { name, exact: true });
const code = (page: Page) => page.getByRole("tabpanel").locator("pre").first();

test("the form of an example is there as code in four languages, and follows the form", async ({ page, editor, form }) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Seed: 41_826, Images: 3 });
  await inspector(page, "API").click();
  for (const name of ["cURL", "JavaScript", "Python", "JSON"]) {
    await language(page, name).click();
    await expect(code(page)).toContainText(prompt);
    await expect(code(page)).toContainText("41826");
    await expect(code(page)).toContainText(/num_images"?: 3/);
  }
  await inspector(page, "Create").click();
  await form.prompt("a red kite");
  await inspector(page, "API").click();
  await expect(language(page, "JSON")).toHaveAttribute("aria-selected", "true");
  await expect(code(page)).toContainText('"prompt": "a red kite"');
});

test("the image and the mask of the request are saved at exactly the form's size", async ({ page, editor, form }) => {
  await editor.start();
  await inspector(page, "API").click();
  const button = page.getByRole("button", { name: "Download image and mask" });
  await expect(button).toBeDisabled();
  await inspector(page, "Create").click();
  await editor.openExample(prompt);
  await page.getByRole("button", { name: "Keep the ratio" }).click();
  await form.set({ Width: 768, Height: 512 });
  await inspector(page, "API").click();
  const downloads = new Map<string, Buffer>();
  page.on("download", (download) => {
    void bytesOf(download).then((bytes) => downloads.set(download.suggestedFilename(), bytes));
  });
  await button.click();
  await expect.poll(() => [...downloads.keys()].toSorted()).toEqual(["image.png", "mask.png"]);
  for (const bytes of downloads.values()) {
    const { width, height } = fromPng(bytes);
    expect([width, height]).toEqual([768, 512]);
  }
  const mask = fromPng(downloads.get("mask.png") ?? Buffer.alloc(0));
  expect(new Set(mask.data)).toEqual(new Set([0, 255]));
});

test("the code names the key's variable, and nothing on the page is sent or quoted before the service was asked", async ({
  page,
  editor,
  form,
}) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).hostname !== "127.0.0.1") foreign.push(request.url());
  });
  await editor.start();
  await editor.openExample(prompt);
  await form.engine("WaveSpeed");
  await inspector(page, "API").click();
  for (const name of ["cURL", "JavaScript", "Python"]) {
    await language(page, name).click();
    await expect(code(page)).toContainText("WAVESPEED_API_KEY");
    await expect(code(page)).not.toContainText(/wsk_|Bearer [^$]/);
  }
  expect((await wordsOn(page)).join("\n")).not.toMatch(/wsk_|[0-9a-f]{64}/);
  await expect(page.getByRole("region", { name: "Last answer" })).toContainText("has not answered anything");
  expect(foreign).toEqual([]);
});
