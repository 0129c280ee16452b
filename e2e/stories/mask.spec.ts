import { maskFacts, texture, toPng, type Picture } from "../support/picture";
import { expect, test } from "../support/story";

const photo = { name: "photo.png", mimeType: "image/png", buffer: toPng(texture(1000, 800)) };

/** How many pixels differ from the disc around `centre`: inside is whoever's centre is no farther than the radius. */
function offDisc({ width, data }: Picture, centre: { x: number; y: number }, radius: number): number {
  let off = 0;
  for (let i = 0; i < data.length / 4; i++) {
    const distance = Math.hypot((i % width) + 0.5 - centre.x, Math.floor(i / width) + 0.5 - centre.y);
    const inside = distance <= radius;
    // The centre is known from the pixels themselves, to a tenth: only what is farther from the rim than that can be judged.
    if (Math.abs(distance - radius) > 0.1 && inside !== (data[i * 4] ?? 0) >= 128) off++;
  }
  return off;
}

test.beforeEach(async ({ editor }) => {
  await editor.start();
  await editor.openFile(photo);
});

test("one dab of the brush is a circle of exactly its size", async ({ editor }) => {
  await editor.softness(0);
  for (const diameter of [200, 77]) {
    await editor.brushSize(diameter);
    await editor.stroke([[0.5, 0.5]]);
    const mask = await editor.exportMask();
    const { area, pure, centre } = maskFacts(mask);
    const exact = Math.PI * (diameter / 2) ** 2;
    expect(pure).toBe(true);
    expect(Math.abs(area - exact) / exact).toBeLessThan(0.005);
    expect(offDisc(mask, centre, diameter / 2)).toBe(0);
    await editor.command("Undo").click();
  }
});

test("a soft brush masks as much as a hard one: the ring is what is sent", async ({ editor }) => {
  const areas: number[] = [];
  for (const softness of [0, 100]) {
    await editor.softness(softness);
    await editor.brushSize(200);
    await editor.stroke([[0.5, 0.5]]);
    areas.push(maskFacts(await editor.exportMask()).area);
    await editor.command("Undo").click();
  }
  expect(areas[1]).toBe(areas[0]);
});

test("every tool paints, Alt and the right button take away", async ({ page, editor }) => {
  await editor.brushSize(60);
  const area = async (): Promise<number> => maskFacts(await editor.exportMask()).area;
  let before = 0;
  for (const [tool, places] of [
    [
      "Brush",
      [
        [0.35, 0.35],
        [0.4, 0.4],
      ],
    ],
    [
      "Rectangle",
      [
        [0.55, 0.3],
        [0.62, 0.42],
      ],
    ],
    [
      "Ellipse",
      [
        [0.35, 0.55],
        [0.42, 0.68],
      ],
    ],
    [
      "Lasso",
      [
        [0.55, 0.55],
        [0.65, 0.55],
        [0.65, 0.68],
        [0.55, 0.68],
      ],
    ],
  ] as const) {
    await editor.take(tool);
    await editor.stroke(places);
    const after = await area();
    expect(after, tool).toBeGreaterThan(before);
    before = after;
  }
  await editor.take("Eraser");
  await editor.stroke([
    [0.35, 0.35],
    [0.4, 0.4],
  ]);
  const erased = await area();
  expect(erased).toBeLessThan(before);

  await editor.take("Brush");
  await editor.stroke(
    [
      [0.56, 0.32],
      [0.61, 0.4],
    ],
    "right",
  );
  const rightErased = await area();
  expect(rightErased).toBeLessThan(erased);

  await page.keyboard.down("Alt");
  await editor.stroke([
    [0.36, 0.56],
    [0.41, 0.66],
  ]);
  await page.keyboard.up("Alt");
  expect(await area()).toBeLessThan(rightErased);
});

test("Shift joins two clicks with a straight line", async ({ page, editor }) => {
  await editor.softness(0);
  await editor.brushSize(40);
  await editor.stroke([[0.4, 0.5]]);
  const dab = maskFacts(await editor.exportMask());
  await page.keyboard.down("Shift");
  await editor.stroke([[0.6, 0.5]]);
  await page.keyboard.up("Shift");
  const line = maskFacts(await editor.exportMask());
  const length = (line.centre.x - dab.centre.x) * 2;
  expect(length).toBeGreaterThan(50);
  expect(Math.abs(line.area - (dab.area + length * 40))).toBeLessThan(length * 0.6);
});

test("an exported mask comes back as it was", async ({ editor }) => {
  await editor.brushSize(90);
  await editor.stroke([
    [0.4, 0.4],
    [0.6, 0.55],
  ]);
  const first = await editor.exportMask();
  expect(first.channels).toBe(1);
  expect(maskFacts(first).pure).toBe(true);
  await editor.command("Clear mask").click();
  await editor.expectEmptyMask();
  await editor.importMask({ name: "mask.png", mimeType: "image/png", buffer: first.bytes });
  await expect(editor.command("Clear mask")).toBeEnabled();
  const second = await editor.exportMask();
  expect(Buffer.compare(Buffer.from(second.data), Buffer.from(first.data))).toBe(0);
  await editor.importMask({ name: "half.png", mimeType: "image/png", buffer: toPng(halfWhite(500, 400)) }, "Replace");
  await expect.poll(async () => maskFacts(await editor.exportMask()).area).toBe(500 * 800);
});

function halfWhite(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) if (i % width >= width / 2) data.fill(0, i * 4, i * 4 + 3);
  return { width, height, data };
}

test("undo goes back to the empty mask and redo to the last stroke", async ({ editor }) => {
  await editor.brushSize(50);
  for (const y of [0.4, 0.5, 0.6])
    await editor.stroke([
      [0.4, y],
      [0.6, y],
    ]);
  await editor.command("Invert mask").click();
  const full = await editor.exportMask();
  for (let step = 0; step < 4; step++) await editor.command("Undo").click();
  await editor.expectEmptyMask();
  await expect(editor.command("Undo")).toBeEnabled();
  for (let step = 0; step < 4; step++) await editor.command("Redo").click();
  await expect(editor.command("Redo")).toBeDisabled();
  const again = await editor.exportMask();
  expect(Buffer.compare(Buffer.from(again.data), Buffer.from(full.data))).toBe(0);
});

test("a stroke may leave the photo and come back", async ({ editor }) => {
  await editor.brushSize(80);
  await editor.stroke([
    [0.5, 0.5],
    [0.5, 0.01],
    [0.6, 0.01],
    [0.6, 0.5],
  ]);
  const { area, pure } = maskFacts(await editor.exportMask());
  expect(pure).toBe(true);
  expect(area).toBeGreaterThan(2 * 80 * 200);
  await editor.command("Undo").click();
  await editor.expectEmptyMask();
});

test("zoom and pan do not move the mask", async ({ page, editor }) => {
  await editor.brushSize(60);
  await editor.stroke([
    [0.45, 0.45],
    [0.55, 0.55],
  ]);
  const before = await editor.exportMask();
  await page.getByRole("button", { name: "100 %" }).click();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await editor.take("Pan");
  await editor.stroke([
    [0.5, 0.5],
    [0.4, 0.45],
  ]);
  await page.getByRole("button", { name: "Fit", exact: true }).click();
  const after = await editor.exportMask();
  expect(Buffer.compare(Buffer.from(after.data), Buffer.from(before.data))).toBe(0);
  await editor.command("Hide mask").click();
  await editor.command("Show mask").click();
});
