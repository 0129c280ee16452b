import { AxeBuilder } from "@axe-core/playwright";
import type { Editor } from "../support/editor";
import { example } from "../support/exampleFile";
import type { Picture } from "../support/picture";
import { expect, test } from "../support/story";

const { prompt } = example("beagle-scarf");

/** Masked pixels of an exported mask, one byte each. */
function bits({ data }: Picture): Uint8Array {
  return Uint8Array.from({ length: data.length / 4 }, (_, at) => ((data[at * 4] ?? 0) >= 128 ? 1 : 0));
}

const area = (mask: Uint8Array): number => mask.reduce((sum, bit) => sum + bit, 0);

/** A worker puts the masks together, so the pixels come a moment after the click. */
function expectMask(editor: Editor, wanted: Uint8Array): Promise<void> {
  return expect.poll(async () => Buffer.compare(bits(await editor.exportMask()), wanted)).toBe(0);
}

test("what was masked before comes back: of a run, by its name after a reload, from a file, and the last one", async ({
  page,
  editor,
  form,
  runs,
}) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Steps: 2, Seed: 1 });
  const file = await editor.exportMask();
  const scarf = bits(file);
  await runs.generate(1);

  await test.step("the run's mask cuts what is painted now", async () => {
    await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Mask" }).click();
    await editor.command("Clear mask").click();
    await editor.expectEmptyMask();
    await editor.take("Rectangle");
    await editor.stroke([
      [0.2, 0.2],
      [0.5, 0.8],
    ]);
    const box = bits(await editor.exportMask());
    const wanted = box.map((bit, at) => bit & (scarf[at] ?? 0));
    expect(area(wanted)).toBeGreaterThan(100);
    expect(area(wanted)).toBeLessThan(area(scarf));
    const dialog = await editor.masks();
    const run = dialog.getByRole("listitem", { name: "Run 1" });
    await expect(run.getByRole("img", { name: "Run 1" })).toBeVisible();
    await expect(run).toContainText(/[\d.]+ % of the photo/);
    expect((await new AxeBuilder({ page }).include("dialog").analyze()).violations).toEqual([]);
    await run.getByRole("button", { name: "Intersect" }).click();
    await dialog.getByRole("textbox", { name: "Name" }).fill("Left half");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("listitem", { name: "Left half" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expectMask(editor, wanted);
    await editor.command("Undo").click();
    await expectMask(editor, box);

    await page.reload();
    await editor.ready();
    await (await editor.masks()).getByRole("listitem", { name: "Left half" }).getByRole("button", { name: "Replace" }).click();
    await page.keyboard.press("Escape");
    await expectMask(editor, wanted);
  });

  await test.step("a file is taken away from it, and the mask before that comes back", async () => {
    const half = bits(await editor.exportMask());
    await editor.importMask({ name: "scarf.png", mimeType: "image/png", buffer: file.bytes }, "Add");
    await expectMask(editor, scarf);
    await editor.importMask({ name: "scarf.png", mimeType: "image/png", buffer: file.bytes }, "Subtract");
    await editor.expectEmptyMask();
    await editor.canvas.focus();
    await page.keyboard.press("ControlOrMeta+Shift+D");
    await expectMask(editor, scarf);
    await editor.command("Undo").click();
    await editor.command("Undo").click();
    await editor.command("Undo").click();
    await expectMask(editor, half);
  });

  await test.step("the brush keeps of the mask what it paints over, and Escape in the middle keeps all", async () => {
    const before = bits(await editor.exportMask());
    await editor.take("Brush");
    await editor.combine("Intersect");
    await editor.press([
      [0.3, 0.5],
      [0.5, 0.5],
    ]);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expectMask(editor, before);
    await editor.stroke([[0.5, 0.5]]);
    const kept = bits(await editor.exportMask());
    expect(area(kept)).toBeLessThan(area(before));
    expect(kept.every((bit, at) => bit <= (before[at] ?? 0))).toBe(true);
    await editor.command("Undo").click();
    await expectMask(editor, before);
  });
});
