import { compare, cropMirrored, fromPng, texture, toPng, type Picture } from "../support/picture";
import { RegionForm } from "../support/region";
import { expect, test } from "../support/story";
import type { Service } from "../service/service";

const photo = texture(1600, 1200);

/** The two files of the service's newest prediction. */
function received({ state, outputUrl }: Service): { readonly image: Picture; readonly mask: Picture; readonly size: unknown } {
  const inputs = state.predictions[0]?.inputs ?? {};
  const file = (name: string): Picture => {
    const path = String(inputs[name]).replace(outputUrl, "");
    const stored = state.files.get(path);
    if (stored === undefined) throw new Error(`no file ${path}`);
    return fromPng(stored.bytes);
  };
  return { image: file("image"), mask: file("mask_image"), size: inputs["size"] };
}

const differing = (a: Picture, b: Picture): number => a.data.reduce((sum, byte, at) => sum + (byte === b.data[at] ? 0 : 1), 0);

test("what the service receives is the frame on the photo, pixel for pixel; it is drawn, dragged, undone, kept, and follows the mask", async ({
  page,
  editor,
  form,
  runs,
  account,
  service,
}) => {
  service.order({ settings: { pollsToStart: 1, pollsToFinish: 1 } });
  const region = new RegionForm(page);
  await editor.start();
  await editor.openFile({ name: "texture.png", mimeType: "image/png", buffer: toPng(photo) });
  await editor.brushSize(80);
  await editor.stroke([
    [0.48, 0.5],
    [0.52, 0.5],
  ]);
  const mask = await editor.exportMask();
  await page.getByRole("radiogroup", { name: "Size" }).getByRole("radio", { name: "1:1" }).click();
  await form.set({ Width: 512 });
  await form.prompt("a red door");
  await form.engine("WaveSpeed");
  await account.connect(service, { tier: "Silver" });

  // By the dial.
  await expect(region.choice("Auto")).toBeChecked();
  const scale = async (): Promise<number> => Number(/^(\d+) px drawn at 512/.exec((await region.onStage.textContent()) ?? "")?.[1]);
  const usual = await scale();
  await region.context.fill("0");
  const detail = await scale();
  await region.context.fill("100");
  expect([detail < usual, await scale()]).toEqual([true, 1200]);

  // In numbers, at the scale of the photo.
  await region.choice("Frame").click();
  await region.set({ "Frame width": 512, "Frame left": 560, "Frame top": 300 });
  expect(await region.frame()).toEqual({ x: 560, y: 300, width: 512, height: 512 });
  await expect(region.onStage).toHaveText("512 px drawn at 512 · ×1");
  await runs.generate(1);
  const sent = received(service);
  expect(sent.size).toBe("512*512");
  expect(differing(sent.image, cropMirrored(photo, await region.frame()))).toBe(0);
  expect(differing(sent.mask, cropMirrored(mask, await region.frame()))).toBe(0);

  // By its label, as one step of the history.
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Mask" }).click();
  const label = await region.onStage.getByText("512 px drawn").boundingBox();
  if (label === null) throw new Error("the frame has no label");
  const [x, y] = [label.x + label.width / 2, label.y + label.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 20, { steps: 4 });
  await page.mouse.up();
  const dragged = await region.frame();
  expect([dragged.x > 560, dragged.y > 300, dragged.width]).toEqual([true, true, 512]);
  await runs.generate(2);
  expect(differing(received(service).image, cropMirrored(photo, dragged))).toBe(0);
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Mask" }).click();
  await editor.command("Undo").click();
  expect(await region.frame()).toMatchObject({ x: 560, y: 300 });
  await editor.command("Redo").click();
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  await page.reload();
  await editor.ready();
  await expect(region.choice("Frame")).toBeChecked();
  expect(await region.frame()).toEqual(dragged);

  // The mask leaves the frame: nothing of it is cut off, and the page says so.
  await editor.stroke([[0.3, 0.5]]);
  await expect(page.getByText("The mask reaches out of your frame")).toBeVisible();
  expect((await region.frame()).x).toBeLessThan(dragged.x);
});

test("the whole photo is sent mirrored under another ratio, and as it is under its own", async ({
  page,
  editor,
  form,
  runs,
  account,
  service,
}) => {
  service.order({ settings: { pollsToStart: 1, pollsToFinish: 1 } });
  const region = new RegionForm(page);
  const small = texture(640, 480);
  await editor.start();
  await editor.openFile({ name: "small.png", mimeType: "image/png", buffer: toPng(small) });
  await editor.stroke([[0.5, 0.5]]);
  await page.getByRole("radiogroup", { name: "Size" }).getByRole("radio", { name: "1:1" }).click();
  await form.set({ Width: 640 });
  await form.prompt("a red door");
  await form.engine("WaveSpeed");
  await account.connect(service, { tier: "Silver" });
  await region.choice("Whole photo").click();
  await expect(page.getByText("mirrored for up to 80 px")).toBeVisible();
  await runs.generate(1);
  expect(differing(received(service).image, cropMirrored(small, { x: 0, y: -80, width: 640, height: 640 }))).toBe(0);
  await page.getByRole("button", { name: "Match the photo's ratio" }).click();
  await expect(page.getByText("mirrored for up to")).toBeHidden();
  await expect(form.field("Width")).toHaveValue("1536");
});

test("parts that lie apart get a run each, priced before the click, and come back in one picture", async ({
  page,
  editor,
  form,
  runs,
  account,
  service,
}) => {
  service.order({ settings: { pollsToStart: 1, pollsToFinish: 1 } });
  const wide = texture(1800, 900);
  await editor.start();
  await editor.openFile({ name: "wide.png", mimeType: "image/png", buffer: toPng(wide) });
  await editor.brushSize(60);
  for (const x of [0.25, 0.5, 0.75]) await editor.stroke([[x, 0.5]]);
  const mask = await editor.exportMask();
  await page.getByRole("radiogroup", { name: "Size" }).getByRole("radio", { name: "1:1" }).click();
  await form.set({ Width: 256 });
  await form.prompt("a red door");
  await form.engine("WaveSpeed");
  await account.connect(service, { tier: "Silver" });
  await page.getByRole("radiogroup", { name: "Parts" }).getByRole("radio", { name: "One by one" }).click();
  await expect(page.getByText("One by one, 3 parts: 3 × $0.035 = $0.105.")).toBeVisible();
  await expect(form.cost).toContainText("$0.035 × 3 = $0.105");
  await runs.generate(3);
  expect(service.state.counts.submits).toBe(3);
  expect(new Set(service.state.predictions.map(({ inputs }) => inputs["seed"])).size).toBe(1);

  // Whichever is downloaded, all three are in it, and nothing else is changed.
  const pictures = [fromPng((await runs.download(0)).bytes), fromPng((await runs.download(2)).bytes)];
  for (const picture of pictures) {
    const counts = compare(wide, picture, mask);
    expect(counts.protectedChanged).toBe(0);
    expect(counts.maskedChanged).toBeGreaterThan(0.9 * counts.maskedPixels);
  }
  expect(pictures[0]?.data.every((byte, at) => byte === pictures[1]?.data[at])).toBe(true);
});
