import { checkAccess } from "../support/access";
import { example, examplePhoto } from "../support/exampleFile";
import { compare, cropMirrored, fromBrowser, fromPng, maskFacts } from "../support/picture";
import { expect, test } from "../support/story";

const { prompt, width, height } = example("beagle-scarf");
const overlap = 24;

test("a photo is extended to the right, the new ground is filled, and the old pixels are the photo's own", async ({
  page,
  editor,
  form,
  runs,
}) => {
  await editor.start();
  await editor.openExample(prompt);
  await editor.command("Clear mask").click();
  await editor.stroke([[0.5, 0.5]]);
  const before = maskFacts(await editor.exportMask());

  await page.getByRole("button", { name: /^Image menu/ }).click();
  await page.getByRole("menuitem", { name: "Extend canvas" }).click();
  const panel = page.getByRole("form", { name: "Extend canvas" });
  await panel.getByRole("spinbutton", { name: "Pixels at the right" }).fill("300");
  await expect(panel.getByRole("status")).toContainText(`${width + 300} × ${height} px`);
  await checkAccess(page, "Extend canvas");
  await panel.getByRole("button", { name: "Extend" }).click();
  await expect(panel).toBeHidden();

  const trail = page.getByRole("navigation", { name: "Earlier photos" });
  await expect(trail.getByRole("listitem")).toHaveText(["Original", "›Extended"]);
  const mask = await editor.exportMask();
  expect([mask.width, mask.height, maskFacts(mask).area]).toEqual([width + 300, height, before.area + (300 + overlap) * height]);

  await form.set({ Steps: 4, Seed: 7 });
  await runs.generate(1);
  await expect(page.getByRole("group", { name: "Before you generate" })).toBeHidden();
  const { bytes } = await runs.download(0);
  const [photo, result] = [await fromBrowser(page, examplePhoto("beagle-scarf"), "image/jpeg"), fromPng(bytes)];
  expect([result.width, result.height]).toEqual([width + 300, height]);
  const counts = compare(cropMirrored(photo, { x: 0, y: 0, width: width + 300, height }), result, mask);
  expect([counts.protectedChanged, counts.protectedPixels]).toEqual([0, (width - overlap) * height - before.area]);
  expect(counts.maskedChanged).toBeGreaterThan(counts.maskedPixels / 2);
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Result" }).click();
  await expect(runs.pixelLock).toContainText(`0 of ${counts.protectedPixels.toLocaleString("en-US")} protected pixels changed`);

  // One step, also after a reload.
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  await page.reload();
  await editor.ready();
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Mask" }).click();
  await page.keyboard.press("Control+z");
  await expect(trail).toHaveCount(0);
  expect(maskFacts(await editor.exportMask())).toEqual(before);
});
