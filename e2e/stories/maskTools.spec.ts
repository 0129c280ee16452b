import type { Page } from "@playwright/test";
import jpeg from "jpeg-js";
import type { Editor, Place } from "../support/editor";
import { example, examplePhoto } from "../support/exampleFile";
import { draw, maskFacts, toPng, type Picture } from "../support/picture";
import { expect, test } from "../support/story";

/** Two flat reds that are hardly told apart and two islands of blue, on grey. */
const colours = { grey: [120, 120, 120], red: [200, 60, 40], rose: [208, 66, 46], blue: [40, 60, 200] } as const;
type Colour = keyof typeof colours;

function colourAt(x: number, y: number): Colour {
  if (x >= 200 && x < 400 && y >= 200 && y < 500) return "red";
  if (x >= 400 && x < 600 && y >= 200 && y < 500) return "rose";
  const isBlue = y >= 600 && y < 680 && ((x >= 200 && x < 300) || (x >= 700 && x < 850));
  return isBlue ? "blue" : "grey";
}

const size = { width: 1000, height: 800 } as const;
const flat = draw(size.width, size.height, (x, y) => colours[colourAt(x, y)]);
const photo = { name: "flat.png", mimeType: "image/png", buffer: toPng(flat) };
const whole = size.width * size.height;
const area = (...names: readonly Colour[]): number =>
  Array.from({ length: whole }, (_, at) => colourAt(at % size.width, Math.floor(at / size.width))).filter((name) => names.includes(name))
    .length;

/** Where a pixel of the fitted photo lies on the stage: the rectangle tool says it, from the two corners of the photo. */
class PhotoPlaces {
  readonly #left: number;
  readonly #top: number;
  readonly #width: number;
  readonly #height: number;
  readonly #photo: { readonly width: number; readonly height: number };

  private constructor(
    photo: { readonly width: number; readonly height: number },
    left: number,
    top: number,
    width: number,
    height: number,
  ) {
    this.#photo = photo;
    this.#left = left;
    this.#top = top;
    this.#width = width;
    this.#height = height;
  }

  static async on(page: Page, editor: Editor): Promise<PhotoPlaces> {
    const box = await editor.canvas.boundingBox();
    const zoom = await page.getByRole("button", { name: /^Zoom \d+ %/ }).textContent();
    if (box === null || zoom === null) throw new Error("the stage is not on the screen");
    await editor.take("Rectangle");
    await editor.stroke([
      [0.4, 0.4],
      [0.6, 0.6],
    ]);
    const mask = await editor.exportMask();
    const { left, top, right, bottom } = boxOf(mask);
    await editor.command("Undo").click();
    const [width, height] = [0.2 / ((right - left) / mask.width), 0.2 / ((bottom - top) / mask.height)];
    return new PhotoPlaces(mask, 0.4 - (left / mask.width) * width, 0.4 - (top / mask.height) * height, width, height);
  }

  at(x: number, y: number): Place {
    return [this.#left + (x / this.#photo.width) * this.#width, this.#top + (y / this.#photo.height) * this.#height];
  }
}

function boxOf({ width, data }: Picture): { left: number; top: number; right: number; bottom: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (let at = 0; at < data.length / 4; at++) {
    if ((data[at * 4] ?? 0) < 128) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + 1);
    bottom = Math.max(bottom, y + 1);
  }
  return { left, top, right, bottom };
}

const areaOf = async (editor: Editor): Promise<number> => {
  const { area: pixels, pure } = maskFacts(await editor.exportMask());
  expect(pure).toBe(true);
  return pixels;
};

/** The operation is a worker's, so its pixels come a moment after the click. */
const expectArea = (editor: Editor, pixels: number): Promise<void> =>
  expect(editor.command("Clear mask"))
    .toBeEnabled()
    .then(() => expect.poll(() => areaOf(editor)).toBe(pixels));

/** Every pixel of these colours and no other. */
async function expectColours(editor: Editor, ...names: readonly Colour[]): Promise<void> {
  await expectArea(editor, area(...names));
  const { data } = await editor.exportMask();
  let wrong = 0;
  for (let at = 0; at < whole; at++) {
    const isWanted = names.includes(colourAt(at % size.width, Math.floor(at / size.width)));
    if (isWanted !== (data[at * 4] ?? 0) >= 128) wrong++;
  }
  expect(wrong).toBe(0);
}

test.beforeEach(async ({ editor }) => {
  await editor.start();
  await editor.openFile(photo);
});

test("the wand takes exactly the colour that was clicked; the tolerance widens the same step", async ({ page, editor }) => {
  const places = await PhotoPlaces.on(page, editor);
  await page.keyboard.press("w");
  await expect(editor.tool("Magic wand")).toBeChecked();
  await editor.tolerance(1);
  await editor.stroke([places.at(300, 350)]);
  await expectColours(editor, "red");
  await editor.tolerance(5);
  await expectColours(editor, "red", "rose");
  await editor.tolerance(100);
  await expectArea(editor, whole);
  await editor.tolerance(1);
  await expectColours(editor, "red");
  await editor.command("Undo").click();
  await editor.expectEmptyMask();
  await editor.command("Redo").click();
  await expectColours(editor, "red");
});

test("contiguous or everywhere; a click adds, with Shift as well, and Alt takes away", async ({ page, editor }) => {
  const places = await PhotoPlaces.on(page, editor);
  await editor.tolerance(1);
  await editor.stroke([places.at(250, 640)]);
  await expectArea(editor, 100 * 80);
  await page.getByRole("checkbox", { name: "Contiguous" }).uncheck();
  await expectColours(editor, "blue");
  await page.getByRole("checkbox", { name: "Contiguous" }).check();
  await expectArea(editor, 100 * 80);
  await page.keyboard.down("Shift");
  await editor.stroke([places.at(300, 350)]);
  await page.keyboard.up("Shift");
  await expectArea(editor, 100 * 80 + area("red"));
  await page.keyboard.down("Alt");
  await editor.stroke([places.at(250, 640)]);
  await page.keyboard.up("Alt");
  await expectColours(editor, "red");
  for (const pixels of [100 * 80 + area("red"), 100 * 80]) {
    await editor.command("Undo").click();
    await expectArea(editor, pixels);
  }
});

test("growing masks the sum of the mask and a disc, by as many pixels as the step is set to", async ({ page, editor }) => {
  const places = await PhotoPlaces.on(page, editor);
  await editor.tolerance(1);
  await editor.stroke([places.at(250, 640)]);
  await expectArea(editor, 100 * 80);
  await editor.canvas.focus();
  await page.keyboard.press("g");
  // Beyond the straight sides: a quarter disc around the centre of each corner pixel.
  const grown = (radius: number): number => 100 * 80 + 2 * radius * (100 + 80) + 4 * quarterDisc(radius);
  await expect(editor.said(/^Mask grown by 4 px, covers [\d.]+\s?%, /)).toBeAttached();
  await expectArea(editor, grown(4));
  await editor.adjust("Grown by", 10);
  await expectArea(editor, grown(10));
  await editor.adjust("Grown by", 31);
  await expectArea(editor, grown(31));
  await page.getByRole("button", { name: "Keep it so" }).click();
  await expect(page.getByRole("spinbutton", { name: "Grown by" })).toHaveCount(0);
  await editor.command("Undo").click();
  await expectArea(editor, 100 * 80);
  await editor.command("Redo").click();
  await expectArea(editor, grown(31));
});

function quarterDisc(radius: number): number {
  let count = 0;
  for (let x = 1; x <= radius; x++) for (let y = 1; y <= radius; y++) if (x * x + y * y <= radius * radius) count++;
  return count;
}

test("a disc that grew and shrank is the disc to within a pixel; each is a step", async ({ page, editor }) => {
  await editor.softness(0);
  await editor.brushSize(200);
  await editor.stroke([[0.5, 0.5]]);
  const disc = maskFacts(await editor.exportMask());
  await editor.command("Grow mask").click();
  await expect.poll(() => areaOf(editor)).toBeGreaterThan(disc.area);
  await editor.adjust("Grown by", 24);
  const grown = await areaOf(editor);
  expect(Math.abs(grown - Math.PI * 124 ** 2)).toBeLessThan(2 * Math.PI * 124 * 0.6);
  await editor.canvas.focus();
  await page.keyboard.press("Shift+G");
  await expect.poll(() => areaOf(editor)).toBeLessThan(grown);
  await editor.adjust("Shrunk by", 24);
  const { data } = await editor.exportMask();
  for (let at = 0; at < whole; at++) {
    const distance = Math.hypot((at % size.width) + 0.5 - disc.centre.x, Math.floor(at / size.width) + 0.5 - disc.centre.y);
    if (Math.abs(distance - 100) > 1 && distance < 100 !== (data[at * 4] ?? 0) >= 128) throw new Error(`${distance} from the centre`);
  }
  await editor.command("Undo").click();
  await expectArea(editor, grown);
  await editor.command("Undo").click();
  await expectArea(editor, disc.area);
});

test("a button that is held goes on with its one step", async ({ page, editor }) => {
  await editor.brushSize(100);
  await editor.stroke([[0.5, 0.5]]);
  const before = await areaOf(editor);
  await editor.command("Grow mask").hover();
  await page.mouse.down();
  await expect(page.getByRole("spinbutton", { name: "Grown by" })).toHaveValue(/^(1[2-9]|[2-9]\d)$/);
  await page.mouse.up();
  await editor.command("Undo").click();
  await expectArea(editor, before);
});

test("a feathered mask is sent as it was, and its steps can be undone", async ({ page, editor }) => {
  await editor.softness(0);
  await editor.brushSize(160);
  await editor.stroke([
    [0.45, 0.5],
    [0.55, 0.5],
  ]);
  const hard = await editor.exportMask();
  await editor.canvas.focus();
  await page.keyboard.press("f");
  await expect(page.getByRole("spinbutton", { name: "Feathered by" })).toHaveValue("4");
  await editor.adjust("Feathered by", 40);
  const soft = await editor.exportMask();
  expect(maskFacts(soft).pure).toBe(true);
  expect(Buffer.compare(Buffer.from(soft.data), Buffer.from(hard.data))).toBe(0);
  await editor.command("Undo").click();
  await editor.command("Undo").click();
  await editor.expectEmptyMask();
});

test("holes are filled, specks go, hairs are smoothed away", async ({ page, editor }) => {
  const places = await PhotoPlaces.on(page, editor);
  await editor.softness(0);
  await editor.take("Rectangle");
  await editor.stroke([places.at(300, 200), places.at(700, 600)]);
  const square = await areaOf(editor);
  await page.keyboard.down("Alt");
  await editor.stroke([places.at(450, 350), places.at(520, 420)]);
  await page.keyboard.up("Alt");
  const holed = await areaOf(editor);
  expect(holed).toBeLessThan(square);
  await editor.menu("Fill holes");
  await expectArea(editor, square);
  await editor.adjust("Holes filled up to", 10);
  await expectArea(editor, holed);
  await editor.adjust("Holes filled up to", 100);
  await expectArea(editor, square);

  await editor.stroke([places.at(100, 100), places.at(110, 110)]);
  await editor.stroke([places.at(700, 400), places.at(800, 403)]);
  expect(await areaOf(editor)).toBeGreaterThan(square + 300);
  await editor.menu("Remove specks");
  await editor.menu("Smooth");
  await expect.poll(() => areaOf(editor)).toBeLessThan(square + 40);
  expect(await areaOf(editor)).toBeGreaterThan(square - 40);
  await editor.menu("Fill holes");
  await expect(page.getByText("There is nothing to change in the mask").first()).toBeVisible();
});

test("a polygon is made corner by corner: Backspace takes one back, Enter or its first corner closes it, Escape leaves it", async ({
  page,
  editor,
}) => {
  const places = await PhotoPlaces.on(page, editor);
  await editor.take("Lasso");
  await page.getByRole("radio", { name: "Polygon" }).click();
  const press = async (...corners: readonly (readonly [number, number])[]): Promise<void> => {
    for (const [x, y] of corners) await editor.stroke([places.at(x, y)]);
  };
  await press([200, 200], [600, 200], [900, 700]);
  await page.keyboard.press("Backspace");
  await press([600, 500], [200, 500]);
  await page.keyboard.press("Enter");
  const square = await areaOf(editor);
  expect(Math.abs(square - 400 * 300)).toBeLessThan(1500);
  await page.keyboard.down("Alt");
  await press([200, 200], [400, 200], [400, 500], [200, 500]);
  await press([200, 200]);
  await page.keyboard.up("Alt");
  const half = await areaOf(editor);
  expect(Math.abs(half - 200 * 300)).toBeLessThan(1500);
  await press([700, 200], [900, 200], [900, 500]);
  await page.keyboard.press("Escape");
  await press([700, 600], [900, 600], [900, 700]);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("Enter");
  expect(await areaOf(editor)).toBe(half);
  await page.keyboard.press("ControlOrMeta+z");
  expect(await areaOf(editor)).toBe(square);
  await page.keyboard.press("ControlOrMeta+z");
  await editor.expectEmptyMask();
});

/** The black shade of a lamp before a pale wall, by its darkness: 167 × 120 pixels. */
class LampShade {
  readonly #dark: readonly boolean[];

  constructor() {
    const { width, height, data } = jpeg.decode(examplePhoto("sofa-cat"));
    this.#dark = Array.from({ length: width * height }, (_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      const light = (data[at * 4] ?? 0) + (data[at * 4 + 1] ?? 0) + (data[at * 4 + 2] ?? 0);
      return x >= 120 && x < 335 && y >= 310 && y < 450 && light < 240;
    });
  }

  /** What it shares with the mask, to what is in either. */
  async sharedWith(editor: Editor): Promise<number> {
    const { data } = await editor.exportMask();
    let [shared, all] = [0, 0];
    for (const [at, isDark] of this.#dark.entries()) {
      const isMasked = (data[at * 4] ?? 0) >= 128;
      if (isDark && isMasked) shared++;
      if (isDark || isMasked) all++;
    }
    return shared / all;
  }

  static async open(page: Page, editor: Editor): Promise<PhotoPlaces> {
    await editor.openExample(example("sofa-cat").prompt);
    await editor.command("Clear mask").click();
    return PhotoPlaces.on(page, editor);
  }
}

test("the edge lasso follows the edges of a photo between few clicks; Backspace takes one back, Alt takes away", async ({
  page,
  editor,
}) => {
  const shade = new LampShade();
  const places = await LampShade.open(page, editor);
  await editor.take("Lasso");
  await page.getByRole("radio", { name: "Edge" }).click();
  const press = async (...corners: readonly (readonly [number, number])[]): Promise<void> => {
    for (const [x, y] of corners) await editor.stroke([places.at(x, y)]);
  };
  await press([146, 333], [305, 332], [500, 250]);
  await page.keyboard.press("Backspace");
  await press([304, 446], [147, 453]);
  await page.keyboard.press("Enter");
  await expect(editor.command("Clear mask")).toBeEnabled();
  expect(await shade.sharedWith(editor)).toBeGreaterThan(0.97);
  await page.keyboard.down("Alt");
  await press([146, 333], [305, 332], [304, 446], [147, 453]);
  await press([146, 333]);
  await page.keyboard.up("Alt");
  await editor.expectEmptyMask();
  await page.keyboard.press("ControlOrMeta+z");
  expect(await shade.sharedWith(editor)).toBeGreaterThan(0.97);
  await press([500, 300], [600, 300], [600, 400]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+z");
  await editor.expectEmptyMask();
});

test("a rough mask is pulled to the object's outline, by as many pixels as the step is set to", async ({ page, editor }) => {
  const shade = new LampShade();
  const places = await LampShade.open(page, editor);
  await editor.take("Lasso");
  await page.getByRole("radio", { name: "Polygon" }).click();
  for (const [x, y] of [
    [134, 322],
    [225, 342],
    [317, 326],
    [298, 390],
    [316, 458],
    [220, 438],
    [134, 456],
    [152, 390],
  ] as const)
    await editor.stroke([places.at(x, y)]);
  await page.keyboard.press("Enter");
  const rough = await shade.sharedWith(editor);
  expect(rough).toBeLessThan(0.9);
  await editor.menu("Refine edge");
  await expect(editor.said(/^Mask edge refined within 16 px, covers [\d.]+\s?%, /)).toBeAttached();
  expect(await shade.sharedWith(editor)).toBeGreaterThan(0.97);
  expect(maskFacts(await editor.exportMask()).pure).toBe(true);
  await editor.adjust("Edge refined within", 1);
  expect(Math.abs((await shade.sharedWith(editor)) - rough)).toBeLessThan(0.05);
  await editor.adjust("Edge refined within", 20);
  expect(await shade.sharedWith(editor)).toBeGreaterThan(0.97);
  await editor.command("Undo").click();
  expect(await shade.sharedWith(editor)).toBe(rough);
});

test("a speck and a hair are told of before the run, and one click each mends them", async ({ page, editor, runs }) => {
  const places = await PhotoPlaces.on(page, editor);
  const hints = page.getByRole("group", { name: "Before you generate" });
  await editor.take("Rectangle");
  await editor.stroke([places.at(200, 200), places.at(600, 500)]);
  await expect(editor.said(/^Mask covers [\d.]+\s?%, centre$/)).toBeAttached();
  await editor.take("Brush");
  await editor.brushSize(1);
  await editor.stroke([places.at(150, 100.5), places.at(700, 100.5)]);
  await editor.brushSize(5);
  await editor.stroke([places.at(500, 796)]);
  await expect(editor.said(/^Mask covers [\d.]+\s?%, all over|, down the middle/)).toBeAttached();
  await expect(hints).toContainText("1 speck of up to");
  const painted = await editor.exportMask();
  const masked = (picture: Picture, x: number, y: number): boolean => (picture.data[(y * size.width + x) * 4] ?? 0) >= 128;
  const heightAt = (picture: Picture): number =>
    Array.from({ length: 60 }, (_, at) => at + 70).filter((y) => masked(picture, 400, y)).length;
  const hair = heightAt(painted);
  expect(hair).toBeLessThan(3);

  await hints.getByRole("button", { name: "Remove specks" }).click();
  await expect(hints).not.toContainText("speck");
  const clean = await editor.exportMask();
  const changed = Array.from({ length: whole }, (_, at) => at).filter(
    (at) => (clean.data[at * 4] ?? 0) !== (at < 700 * size.width ? painted.data[at * 4] : 0),
  );
  expect(changed).toEqual([]);

  const grow = hints.getByRole("button", { name: /^Grow by \d+ px$/ });
  const by = Number(/\d+/.exec((await grow.textContent()) ?? "")?.[0]);
  await grow.click();
  await expect(page.getByRole("spinbutton", { name: "Grown by" })).toHaveValue(String(by));
  await expect(hints).toBeHidden();
  expect(heightAt(await editor.exportMask())).toBe(hair + 2 * by);
  // A hint never stands in the way, and each mend is a step.
  await expect(runs.button).toBeEnabled();
  for (const pixels of [maskFacts(clean).area, maskFacts(painted).area]) {
    await editor.command("Undo").click();
    await expectArea(editor, pixels);
  }
});
