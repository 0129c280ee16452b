import { tinyNetwork } from "../../src/engines/onnx/tinyNetwork.fixture";
import { example } from "../support/exampleFile";
import { fromPng } from "../support/picture";
import { expect, test } from "../support/story";

test("a network of one's own fills instead of the built-in method, also offline after a reload", async ({
  context,
  page,
  editor,
  form,
  runs,
}) => {
  await editor.start();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await editor.openExample(example("beagle-scarf").prompt);
  await form.set({ Steps: 1 });
  const choose = async (name: string, file: Blob): Promise<void> => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Choose an .onnx file" }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(await file.arrayBuffer()) });
  };
  await page.getByRole("button", { name: "Own network…" }).click();
  const dialog = page.getByRole("dialog", { name: "Your own network" });
  await choose("notes.onnx", new Blob(["no network"]));
  await expect(dialog.getByText("notes.onnx is no ONNX network that can be read.")).toBeVisible();
  await choose("idle.onnx", tinyNetwork({ kind: "floats", side: 64, idle: true }));
  await expect(dialog.getByText("This network did not fill the hole when it was tried")).toBeVisible();
  await choose("mean.onnx", tinyNetwork({ kind: "bytes", side: null, licence: "MIT" }));
  await expect(dialog.getByRole("definition").filter({ hasText: "MIT" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("radiogroup", { name: "Fill with" }).getByRole("radio", { name: "Own network" })).toBeChecked();

  const mask = await editor.exportMask();
  await runs.generate(1);
  const result = fromPng((await runs.download(0)).bytes);
  const counts = new Map<number, number>();
  for (let i = 0; i < mask.data.length; i += 4) {
    if (mask.data[i] !== 255) continue;
    const colour = ((result.data[i] ?? 0) << 16) | ((result.data[i + 1] ?? 0) << 8) | (result.data[i + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  // One colour nearly everywhere, but for the soft edge: the mean that this network knows.
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  expect(Math.max(...counts.values()) / all).toBeGreaterThan(0.7);

  await context.setOffline(true);
  await page.reload();
  await editor.ready();
  await runs.generate(2);
  await context.setOffline(false);
});
