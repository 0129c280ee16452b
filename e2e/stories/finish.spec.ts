import type { Page } from "@playwright/test";
import { example, examplePhoto } from "../support/exampleFile";
import { compare, fromBrowser, fromPng, type Picture } from "../support/picture";
import { expect, test } from "../support/story";

const { prompt, width, height } = example("beagle-scarf");

/** Sets a slider with the keyboard, as somebody who lets go of it. */
async function set(page: Page, name: string, value: number): Promise<void> {
  const slider = page.getByRole("slider", { name });
  await slider.fill(String(value - 1));
  await slider.press("ArrowRight");
}

/** Whether each pixel that differs lies in the mask or within `reach` of it. */
function stays(photo: Picture, result: Picture, mask: Picture, reach: number): boolean {
  const isMasked = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < width && y < height && mask.data[(y * width + x) * 4] === 255;
  const isNear = (x: number, y: number): boolean => {
    for (let v = -reach; v <= reach; v++)
      for (let u = -reach; u <= reach; u++) if (Math.hypot(u, v) <= reach && isMasked(x + u, y + v)) return true;
    return false;
  };
  for (let i = 0; i < width * height; i++) {
    const same = [0, 1, 2].every((c) => photo.data[i * 4 + c] === result.data[i * 4 + c]);
    if (!same && !isNear(i % width, Math.floor(i / width))) return false;
  }
  return true;
}

test("a result that is a week old is finished again after a reload, without a network; the lock follows the blend zone", async ({
  context,
  page,
  editor,
  form,
  runs,
}) => {
  await editor.start();
  await editor.openExample(prompt);
  const mask = await editor.exportMask();
  await form.set({ Steps: 1, Seed: 3 });
  await runs.generate(1);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  // Eight days later: a service would have deleted its images a day ago.
  await page.clock.setFixedTime(Date.now() + 8 * 86_400_000);
  await context.setOffline(true);
  await page.reload();

  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Result" }).click();
  const photo = await fromBrowser(page, examplePhoto("beagle-scarf"), "image/jpeg");
  const painted = compare(photo, photo, mask).protectedPixels;
  await expect(runs.pixelLock).toHaveText(`0 of ${painted.toLocaleString("en-US")} protected pixels changed`);

  await page.getByRole("button", { name: "Finish" }).click();
  await set(page, "Grow or shrink", 12);
  await page.getByRole("radiogroup", { name: "Colour match" }).getByRole("radio", { name: "Membrane" }).click();
  await page.getByRole("switch", { name: "Grain match" }).click();
  await expect(runs.pixelLock).toHaveText(/^0 of/);
  await expect(runs.pixelLock).not.toContainText(painted.toLocaleString("en-US"));
  const grown = fromPng((await runs.download(0)).bytes);
  expect(stays(photo, grown, mask, 12)).toBe(true);
  expect(compare(photo, grown, mask).maskedChanged).toBeGreaterThan(0);

  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(page.getByRole("slider", { name: "Grow or shrink" })).toHaveValue("0");
  await page.getByRole("slider", { name: "Opacity" }).press("Home");
  const none = fromPng((await runs.download(0)).bytes);
  expect(Buffer.compare(Buffer.from(none.data), Buffer.from(photo.data))).toBe(0);

  const difference = page.getByRole("button", { name: "Difference" });
  await difference.click();
  await expect(difference).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Lock details" }).click();
  await expect(page.getByRole("dialog", { name: "Protected pixels" })).toContainText(/[0-9a-f]{64}/);
  await context.setOffline(false);
});
