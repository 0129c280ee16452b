import { example } from "../support/exampleFile";
import { Editor } from "../support/editor";
import { maskFacts, texture, toPng } from "../support/picture";
import { Runs } from "../support/runs";
import { expect, test } from "../support/story";

const photo = { name: "photo.png", mimeType: "image/png", buffer: toPng(texture(900, 700)) };
const { prompt } = example("beagle-scarf");

test("a reload in mid-stroke loses that stroke at most", async ({ page, editor, form }) => {
  await editor.start();
  await editor.openFile(photo);
  await form.prompt("Keep these words");
  await editor.brushSize(60);
  await editor.stroke([
    [0.4, 0.45],
    [0.6, 0.45],
  ]);
  const before = await editor.exportMask();
  await editor.press([
    [0.4, 0.6],
    [0.5, 0.6],
    [0.6, 0.6],
  ]);
  await page.reload();
  await editor.ready();
  const after = await editor.exportMask();
  const [kept, were] = [maskFacts(after).area, maskFacts(before).area];
  expect(kept).toBeGreaterThanOrEqual(were);
  for (let i = 0; i < before.data.length; i += 4)
    if ((before.data[i] ?? 0) > (after.data[i] ?? 0)) throw new Error("a committed stroke was lost");
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("Keep these words");

  while (await editor.command("Undo").isEnabled()) await editor.command("Undo").click();
  await expect(page.getByRole("button", { name: "Choose a photo" }).or(editor.coverage()).first()).toBeVisible();
});

test("the undo history survives a reload, and how the mask is seen", async ({ page, editor }) => {
  await editor.start();
  await editor.openFile(photo);
  await editor.brushSize(60);
  await editor.stroke([
    [0.4, 0.45],
    [0.6, 0.45],
  ]);
  const one = await editor.exportMask();
  await editor.stroke([
    [0.4, 0.6],
    [0.6, 0.6],
  ]);
  const two = await editor.exportMask();
  // So is the way in which the mask is seen.
  await (await editor.overlay("Colour")).waitFor();
  await page.getByRole("checkbox", { name: "Hatch" }).uncheck();
  await page.keyboard.press("Escape");
  // It hands the focus back when it has closed; a key pressed before that may still be its own.
  await expect(page.getByRole("checkbox", { name: "Hatch" })).toBeHidden();
  await editor.canvas.press("Shift+Q");
  await expect(editor.said(/Overlay: Black and white/)).toBeAttached();
  await editor.canvas.press("Shift+Q");
  await page.reload();
  await editor.ready();
  await expect(await editor.overlay("As sent")).toBeChecked();
  await (await editor.overlay("Colour")).click();
  await expect(page.getByRole("checkbox", { name: "Hatch" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Edge line" })).toBeChecked();
  await page.keyboard.press("Escape");
  expect(Buffer.compare(Buffer.from((await editor.exportMask()).data), Buffer.from(two.data))).toBe(0);
  await editor.command("Undo").click();
  await expect(editor.command("Redo")).toBeEnabled();
  expect(Buffer.compare(Buffer.from((await editor.exportMask()).data), Buffer.from(one.data))).toBe(0);
});

test("a reload in mid-run takes the run up again, and a reload after it finds everything", async ({ page, editor, form, runs }) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Steps: 12, Images: 2, Seed: 4 });
  await runs.submit();
  await expect(runs.underWay.first()).toBeVisible();
  await page.reload();
  await expect(runs.outputs).toHaveCount(2, { timeout: 90_000 });
  const first = await runs.download(0);

  await page.reload();
  await editor.ready();
  await expect(runs.outputs).toHaveCount(2);
  expect(Buffer.compare((await runs.download(0)).bytes, first.bytes)).toBe(0);

  // The same run without a reload: being interrupted changed nothing.
  await runs.generate(4);
  expect(Buffer.compare((await runs.download(0)).bytes, first.bytes)).toBe(0);
});

test("a run can be stopped, tried again and deleted; others wait their turn", async ({ page, editor, form, runs }) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Steps: 50, Images: 4 });
  await runs.submit();
  await expect(runs.underWay.first()).toBeVisible();
  await form.set({ Steps: 1, Images: 1 });
  await runs.submit();
  await editor.stroke([
    [0.4, 0.4],
    [0.45, 0.45],
  ]);
  await page.getByRole("button", { name: "Stop waiting" }).last().click();
  await expect(runs.outputs).toHaveCount(1, { timeout: 90_000 });

  await runs.act(runs.outputs.first(), "Delete");
  await expect(runs.outputs).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(runs.outputs).toHaveCount(1);
});

test("a second tab says that it is one, and overwrites nothing", async ({ context, page, editor }) => {
  await editor.start();
  await editor.openFile(photo);
  await editor.brushSize(60);
  await editor.stroke([
    [0.4, 0.45],
    [0.6, 0.45],
  ]);
  const before = await editor.exportMask();

  const second = await context.newPage();
  await second.goto("/");
  await expect(second.getByText(/another tab|other tab/i).first()).toBeVisible();
  await new Editor(second)
    .stroke([
      [0.4, 0.6],
      [0.6, 0.6],
    ])
    .catch(() => undefined);
  await expect(new Runs(second).outputs).toHaveCount(0);
  await second.close();

  await page.reload();
  await editor.ready();
  expect(Buffer.compare(Buffer.from((await editor.exportMask()).data), Buffer.from(before.data))).toBe(0);
});
