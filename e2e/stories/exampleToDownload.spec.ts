import { unzipSync } from "fflate";
import { example, exampleMask, examplePhoto } from "../support/exampleFile";
import { bytesOf } from "../support/file";
import { compare, fromBrowser, fromPng } from "../support/picture";
import { expect, test } from "../support/story";

const { prompt, width, height } = example("beagle-scarf");

test("an example becomes a download in which only masked pixels differ", async ({ page, editor, form, runs }) => {
  await editor.start();
  await editor.openExample(prompt);
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue(prompt);
  await expect(form.cost).toContainText("Free");
  const mask = await editor.exportMask();
  // The file has a soft rim; from the middle of it on, a pixel is masked.
  const drawn = fromPng(exampleMask("beagle-scarf")).data.map((value) => (value < 128 ? 0 : 255));
  expect(Buffer.compare(Buffer.from(mask.data), Buffer.from(drawn))).toBe(0);

  await form.set({ Steps: 4, Seed: 7 });
  await runs.generate(1);
  const { bytes, name } = await runs.download(0);
  expect(name).toBe("blue-triangular-scarf-with-texture-tied-around-the-puppy-s-neck-7-1.png");

  const photo = await fromBrowser(page, examplePhoto("beagle-scarf"), "image/jpeg");
  const result = fromPng(bytes);
  expect([result.width, result.height]).toEqual([width, height]);
  const { protectedPixels, protectedChanged, maskedPixels, maskedChanged } = compare(photo, result, mask);
  expect(protectedChanged).toBe(0);
  expect(protectedPixels + maskedPixels).toBe(width * height);
  expect(maskedChanged).toBeGreaterThan(maskedPixels / 2);

  const said = `0 of ${protectedPixels.toLocaleString("en-US")} protected pixels changed`;
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Result" }).click();
  await expect(runs.pixelLock).toContainText(said);
});

test("the same seed gives the same bytes, another seed another picture", async ({ editor, form, runs }) => {
  await editor.start();
  await editor.openExample(prompt);
  for (const [index, seed] of [11, 12, 11].entries()) {
    await form.set({ Steps: 2, Seed: seed });
    await runs.generate(index + 1);
  }
  const [again, other, first] = [await runs.download(0), await runs.download(1), await runs.download(2)];
  expect(Buffer.compare(again.bytes, first.bytes)).toBe(0);
  expect(Buffer.compare(fromPixels(other.bytes), fromPixels(first.bytes))).not.toBe(0);
});

function fromPixels(bytes: Buffer): Buffer {
  return Buffer.from(fromPng(bytes).data);
}

test("several images of one run differ from each other", async ({ editor, form, runs }) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Steps: 1, Images: 3, Seed: 5 });
  await expect(runs.button).toHaveAccessibleName(/^Generate 3 images/);
  await runs.generate(3);
  const pictures = [await runs.download(0), await runs.download(1), await runs.download(2)];
  expect(new Set(pictures.map(({ name }) => name)).size).toBe(3);
  expect(new Set(pictures.map(({ bytes }) => fromPixels(bytes).toString("base64"))).size).toBe(3);
});

test("a result becomes the next input, with a way back", async ({ page, editor, form, runs }) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Steps: 1, Seed: 3 });
  await runs.generate(1);
  const { bytes } = await runs.download(0);
  await runs.act(runs.outputs.first(), "Use as input");
  await editor.expectEmptyMask();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue(prompt);

  await editor.stroke([
    [0.45, 0.5],
    [0.55, 0.5],
  ]);
  const mask = await editor.exportMask();
  await runs.generate(2);
  const next = await runs.download(0);
  const counts = compare(fromPng(bytes), fromPng(next.bytes), mask);
  expect(counts.protectedChanged).toBe(0);
  expect(counts.maskedChanged).toBeGreaterThan(0);

  const trail = page.getByRole("navigation", { name: "Earlier photos" });
  await expect(trail.getByRole("listitem")).toHaveText(["Original", "›1"]);
  await trail.getByRole("button", { name: "Back to Original" }).click();
  await expect(trail).toHaveCount(0);
});

test("compare shows the original on one side of a divider that keys move", async ({ page, editor, form, runs }) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Steps: 1, Seed: 3 });
  await runs.generate(1);
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Compare" }).click();
  const divider = page.getByRole("slider", { name: "Compare divider" });
  await expect(divider).toHaveAttribute("aria-valuenow", "50");
  await divider.press("ArrowRight");
  await expect(divider).toHaveAttribute("aria-valuenow", "52");
});

test("a photo opened while a result is looked at is what comes next on the stage", async ({ page, editor, form, runs }) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Steps: 1, Seed: 3 });
  await runs.generate(1);
  const view = page.getByRole("radiogroup", { name: "View" });
  await view.getByRole("radio", { name: "Result" }).click();
  await expect(view.getByRole("radio", { name: "Result" })).toBeChecked();
  await editor.openExample(example("toy-ball").prompt);
  await expect(view.getByRole("radio", { name: "Mask" })).toBeChecked();
  await expect(page.getByRole("button", { name: "Show mask" }).or(page.getByRole("button", { name: "Hide mask" }))).toBeVisible();
});

test("a result leaves as a JPEG of the size that was said, and as a zip that holds all of it", async ({ page, editor, form, runs }) => {
  await editor.start();
  await editor.openExample(prompt);
  const mask = await editor.exportMask();
  await form.set({ Steps: 1, Seed: 9 });
  await runs.generate(1);
  const { bytes: png } = await runs.download(0);
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Result" }).click();
  await page.getByRole("group", { name: "Result actions" }).getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export result 1" });
  const save = async (button: string): Promise<{ readonly bytes: Buffer; readonly name: string }> => {
    const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: button }).click()]);
    return { bytes: await bytesOf(download), name: download.suggestedFilename() };
  };

  await dialog.getByRole("radio", { name: "JPEG" }).click();
  await expect(dialog).toContainText("the guarantee of the pixel lock ends with this file");
  const jpeg = await save("Save JPEG");
  expect(jpeg.name).toMatch(/-9-1\.jpg$/);
  await expect(dialog.getByRole("status", { name: "File size" })).toHaveText(`${Math.round(jpeg.bytes.length / 1000)} kB`);
  const [lossy, exact] = [await fromBrowser(page, jpeg.bytes, "image/jpeg"), fromPng(png)];
  expect([lossy.width, lossy.height]).toEqual([width, height]);
  const off = exact.data.reduce((sum, value, at) => sum + Math.abs(value - (lossy.data[at] ?? 0)), 0) / exact.data.length;
  expect(off).toBeGreaterThan(0);
  expect(off).toBeLessThan(4);

  const zip = await save("Save zip");
  const files = unzipSync(zip.bytes);
  const inZip = (name: string): Buffer => Buffer.from(files[name] ?? []);
  expect(Object.keys(files)).toEqual(["original.jpg", "mask.png", "raw.png", "result.png", "recipe.json"]);
  expect(Buffer.compare(inZip("original.jpg"), examplePhoto("beagle-scarf"))).toBe(0);
  expect(Buffer.compare(Buffer.from(fromPng(inZip("result.png")).data), Buffer.from(exact.data))).toBe(0);
  expect(Buffer.compare(Buffer.from(fromPng(inZip("mask.png")).data), Buffer.from(mask.data))).toBe(0);
  expect(JSON.parse(inZip("recipe.json").toString())).toMatchObject({
    format: "fill-playground-recipe",
    engine: "local",
    parameters: { prompt, steps: 1 },
    photo: { width, height },
    output: { seed: 9 },
    lock: { changedPixels: 0 },
  });
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
