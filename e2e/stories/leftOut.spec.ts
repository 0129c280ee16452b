import { draw, fromPng, toPng, type Picture } from "../support/picture";
import { expect, test } from "../support/story";

const [width, height] = [640, 480];

/** Two walls side by side, so rough that a copy of one cannot be taken for the other: red to the left, blue to the right. */
const walls = draw(width, height, (x, y) => {
  const rough = ((x * 37 + y * 57 + ((x * y) >> 3) * 11) % 60) - 30;
  return x < width / 2 ? [190 + rough, 60, 40] : [40, 70, 190 + rough];
});
const photo = { name: "walls.png", mimeType: "image/png", buffer: toPng(walls) };

/** Pixels of the hole that are more blue than red. */
function blueInside({ data }: Picture, hole: Picture): number {
  let blue = 0;
  for (let i = 0; i < data.length; i += 4) if ((hole.data[i] ?? 0) >= 128 && (data[i + 2] ?? 0) > (data[i] ?? 0)) blue++;
  return blue;
}

test("nothing is copied from what is left out, also after a reload; undo lets it be copied again", async ({ page, editor, form, runs }) => {
  await editor.start();
  await editor.openFile(photo);
  await editor.take("Rectangle");
  // The blue wall, all of it that may be seen around the hole.
  await editor.stroke([
    [0.505, 0.02],
    [0.99, 0.98],
  ]);
  await editor.menu("Do not copy from here");
  await editor.expectEmptyMask();
  await editor.stroke([
    [0.46, 0.4],
    [0.56, 0.6],
  ]);
  const hole = await editor.exportMask();
  await page.reload();
  await editor.ready();
  await runs.generate(1);
  expect(blueInside(fromPng((await runs.download(0)).bytes), hole)).toBe(0);

  await page
    .getByRole("button", { name: "Mask", exact: true })
    .or(page.getByRole("radio", { name: "Mask", exact: true }))
    .first()
    .click();
  await editor.menu("Clear left-out area");
  await runs.generate(2);
  expect(blueInside(fromPng((await runs.download(0)).bytes), hole)).toBeGreaterThan(500);
});
