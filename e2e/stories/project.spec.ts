import { example } from "../support/exampleFile";
import { bytesOf } from "../support/file";
import { Editor } from "../support/editor";
import { fromPng } from "../support/picture";
import { expect, test } from "../support/story";

test("a downloaded picture and a project file bring the work back in another browser", async ({ browser, page, editor, form, runs }) => {
  await editor.start();
  await editor.openExample(example("beagle-scarf").prompt);
  await form.prompt("a red ball");
  await form.set({ Steps: 1, Seed: 5 });
  const mask = await editor.exportMask();
  await runs.generate(1);
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Result" }).click();
  await page.getByRole("group", { name: "Result actions" }).getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("radiogroup", { name: "Recipe in the file" }).getByRole("radio", { name: "With mask and photo" }).click();
  await page.keyboard.press("Escape");
  const picture = await runs.download(0);
  await page.getByRole("button", { name: "Storage" }).click();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save project" }).click()]);
  const project = await bytesOf(saved);
  expect(picture.bytes.includes("FillPlaygroundRecipe")).toBe(true);

  const other = await (await browser.newContext()).newPage();
  const there = new Editor(other);
  await there.start();
  await there.openFile({ name: picture.name, mimeType: "image/png", buffer: picture.bytes });
  await expect(other.getByRole("textbox", { name: "Prompt" })).toHaveValue("a red ball");
  await expect(other.getByRole("spinbutton", { name: "Seed" })).toHaveValue("5");
  const back = await there.exportMask();
  expect(Buffer.compare(Buffer.from(back.data), Buffer.from(mask.data))).toBe(0);

  await other.getByRole("button", { name: "Storage" }).click();
  const [chooser] = await Promise.all([other.waitForEvent("filechooser"), other.getByRole("button", { name: "Open project" }).click()]);
  await chooser.setFiles({ name: "work.zip", mimeType: "application/zip", buffer: project });
  const theirs = runs.on(other);
  await expect(theirs.outputs).toHaveCount(1);
  const again = await theirs.download(0);
  expect(Buffer.compare(Buffer.from(fromPng(again.bytes).data), Buffer.from(fromPng(picture.bytes).data))).toBe(0);

  await other.getByRole("button", { name: "Storage" }).click();
  const [second] = await Promise.all([other.waitForEvent("filechooser"), other.getByRole("button", { name: "Open project" }).click()]);
  await second.setFiles({ name: "broken.zip", mimeType: "application/zip", buffer: project.subarray(0, project.length - 100) });
  await expect(other.getByRole("alert")).toContainText("broken.zip is not a whole project file of this page");
  await other.context().close();
});
