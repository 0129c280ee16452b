import { dropFile, pasteFile } from "../support/file";
import { fourCorners, storeAs, withOrientation } from "../support/orientation";
import { compare, draw, fromBrowser, fromPng, texture, toJpeg, toPng } from "../support/picture";
import { expect, test } from "../support/story";

// All eight are compared byte for byte where photos are composed; these two turn, and turn and mirror.
test.describe("a photo that lies on its side", () => {
  for (const orientation of [6, 7] as const) {
    test(`orientation ${orientation} is upright on the page and in the result`, async ({ page, editor, form, runs }) => {
      const upright = fourCorners(480, 320);
      const jpeg = withOrientation(toJpeg(storeAs(orientation, upright), 95), orientation);
      await editor.start();
      await editor.openFile({ name: `phone-${orientation}.jpg`, mimeType: "image/jpeg", buffer: jpeg });
      await expect(page.getByText("480 × 320").first()).toBeVisible();
      await editor.brushSize(40);
      await editor.stroke([[0.5, 0.5]]);
      const mask = await editor.exportMask();
      expect([mask.width, mask.height]).toEqual([480, 320]);

      await form.set({ Steps: 1, Seed: 1 });
      await form.prompt("Four colours");
      await runs.generate(1);
      const result = fromPng((await runs.download(0)).bytes);
      expect([result.width, result.height]).toEqual([480, 320]);
      expect(compare(await fromBrowser(page, jpeg, "image/jpeg"), result, mask).protectedChanged).toBe(0);
      for (const [x, y] of [
        [30, 30],
        [450, 30],
        [30, 290],
        [450, 290],
      ] as const) {
        const at = (y * 480 + x) * 4;
        for (const channel of [0, 1, 2])
          expect(Math.abs((result.data[at + channel] ?? 0) - (upright.data[at + channel] ?? 0))).toBeLessThan(12);
      }
    });
  }
});

test("a 12-megapixel phone photo comes back at its full size with nothing else changed", async ({ page, editor, form, runs }) => {
  test.slow();
  const jpeg = toJpeg(texture(4000, 3000), 88);
  await editor.start();
  await editor.openFile({ name: "IMG_2041.jpg", mimeType: "image/jpeg", buffer: jpeg });
  await expect(page.getByText("4000 × 3000").first()).toBeVisible();
  await editor.brushSize(180);
  await editor.stroke([
    [0.45, 0.45],
    [0.5, 0.55],
    [0.55, 0.45],
  ]);
  const mask = await editor.exportMask();
  expect([mask.width, mask.height]).toEqual([4000, 3000]);

  await form.set({ Steps: 2, Seed: 21 });
  await form.prompt("Nothing at all");
  await runs.generate(1);
  const result = fromPng((await runs.download(0)).bytes);
  expect([result.width, result.height]).toEqual([4000, 3000]);
  const counts = compare(await fromBrowser(page, jpeg, "image/jpeg"), result, mask);
  expect(counts.protectedChanged).toBe(0);
  expect(counts.maskedChanged).toBeGreaterThan(counts.maskedPixels / 2);
});

test("a photo with transparency keeps it outside the mask, byte for byte", async ({ editor, form, runs }) => {
  const photo = draw(400, 300, (x, y) => [x & 255, y & 255, 90, x < 120 ? 64 + (y % 128) : 255]);
  await editor.start();
  await editor.openFile({ name: "cut-out.png", mimeType: "image/png", buffer: toPng(photo) });
  await editor.brushSize(50);
  await editor.stroke([[0.55, 0.5]]);
  const mask = await editor.exportMask();
  await form.set({ Steps: 1, Seed: 1 });
  await form.prompt("Alpha");
  await runs.generate(1);
  const result = fromPng((await runs.download(0)).bytes);
  expect(result.channels).toBe(4);
  expect(compare(photo, result, mask).protectedChanged).toBe(0);
});

test("a photo may be dropped or pasted anywhere", async ({ page, editor }) => {
  await editor.start();
  await dropFile(page, { name: "dropped.png", mimeType: "image/png", buffer: toPng(texture(320, 240)) });
  await editor.ready();
  await expect(page.getByText("320 × 240").first()).toBeVisible();
  await pasteFile(page, { name: "pasted.png", mimeType: "image/png", buffer: toPng(texture(300, 200)) });
  await expect(page.getByText("300 × 200").first()).toBeVisible();
});

test("a photo may come from a link; a link that gives none is explained", async ({ context, page, editor, complaints }) => {
  const body = toPng(texture(360, 240));
  await context.route("https://photos.example/**", (route) =>
    route.request().url().endsWith("/sea.png")
      ? route.fulfill({ contentType: "image/png", body, headers: { "Access-Control-Allow-Origin": "*" } })
      : route.fulfill({ status: 404, headers: { "Access-Control-Allow-Origin": "*" } }),
  );
  const open = async (address: string): Promise<void> => {
    await page.getByRole("textbox", { name: "Photo address" }).fill(address);
    await page.getByRole("button", { name: "Open", exact: true }).click();
  };
  await editor.start();
  await page.getByRole("button", { name: "From a link" }).first().click();
  await open("https://photos.example/missing.png");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  // The browser logs the 404 itself.
  expect(complaints.splice(0)).toHaveLength(1);
  await open("https://photos.example/sea.png");
  await editor.ready();
  await expect(page.getByText("360 × 240").first()).toBeVisible();
});
