import { unzipSync } from "fflate";
import { Editor } from "../support/editor";
import { bytesOf } from "../support/file";
import { draw, fromPng, maskFacts, toPng, type Picture } from "../support/picture";
import { expect, test } from "../support/story";

const [width, height] = [640, 480];

/** Two walls side by side, so rough that a copy of one cannot be taken for the other: red to the left, blue to the right. */
const walls = draw(width, height, (x, y) => {
  const rough = ((x * 37 + y * 57 + ((x * y) >> 3) * 11) % 60) - 30;
  return x < width / 2 ? [190 + rough, 60, 40] : [40, 70, 190 + rough];
});
const photo = { name: "walls.png", mimeType: "image/png", buffer: toPng(walls) };

/** Pixels: nearer to the hole's border the soft edge lets the photo through, so nothing is judged there. */
const margin = 12;

/** The share of the hole's pixels that are more blue than red. */
function blueShare({ data }: Picture, hole: Picture): number {
  let [blue, all] = [0, 0];
  const isHole = (x: number, y: number): boolean => (hole.data[(y * width + x) * 4] ?? 0) >= 128;
  for (let y = margin; y < height - margin; y++)
    for (let x = margin; x < width - margin; x++) {
      if (!isHole(x - margin, y) || !isHole(x + margin, y) || !isHole(x, y - margin) || !isHole(x, y + margin)) continue;
      const at = (y * width + x) * 4;
      all++;
      if ((data[at + 2] ?? 0) > (data[at] ?? 0)) blue++;
    }
  return blue / all;
}

test("nothing is copied from what is left out, also after a reload and from the picture's file; once it is cleared, it is copied from again", async ({
  browser,
  page,
  editor,
  runs,
}) => {
  await editor.start();
  await editor.openFile(photo);
  await editor.take("Rectangle");
  const paint = page.getByRole("radiogroup", { name: "Paint" });
  await paint.getByRole("radio", { name: "Do not copy" }).click();
  // The blue wall, all of it that may be seen around the hole.
  await editor.stroke([
    [0.499, 0.02],
    [0.99, 0.98],
  ]);
  await expect(editor.said(/^Not copied from: \d+.*right/)).toBeAttached();
  await expect(page.getByRole("button", { name: "Clear left-out area" })).toBeEnabled();
  await paint.getByRole("radio", { name: "Mask" }).click();
  await editor.expectEmptyMask();
  await editor.stroke([
    [0.46, 0.4],
    [0.56, 0.6],
  ]);
  const hole = await editor.exportMask();
  await page.reload();
  await editor.ready();
  await runs.generate(1);
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Result" }).click();
  await page.getByRole("group", { name: "Result actions" }).getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("radiogroup", { name: "Recipe in the file" }).getByRole("radio", { name: "With mask and photo" }).click();
  const [zip] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save zip" }).click()]);
  expect(maskFacts(fromPng(Buffer.from(unzipSync(await bytesOf(zip))["left-out.png"] ?? []))).area).toBeGreaterThan(0.4 * width * height);
  await page.keyboard.press("Escape");
  const picture = await runs.download(0);
  expect(blueShare(fromPng(picture.bytes), hole)).toBe(0);

  const other = await (await browser.newContext()).newPage();
  const there = new Editor(other);
  await there.start();
  await there.openFile({ name: picture.name, mimeType: "image/png", buffer: picture.bytes });
  const theirs = runs.on(other);
  await theirs.generate(1);
  const again = fromPng((await theirs.download(0)).bytes);
  expect(Buffer.compare(Buffer.from(again.data), Buffer.from(fromPng(picture.bytes).data))).toBe(0);
  await other.context().close();

  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Mask" }).click();
  await editor.menu("Clear left-out area");
  await runs.generate(2);
  expect(blueShare(fromPng((await runs.download(0)).bytes), hole)).toBeGreaterThan(0.3);
});
