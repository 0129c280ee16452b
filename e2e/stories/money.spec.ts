import { readFile } from "node:fs/promises";
import { example } from "../support/exampleFile";
import { expectKeySafe } from "../support/service";
import { expect, test } from "../support/story";

const { prompt } = example("beagle-scarf");

test.beforeEach(async ({ editor, form, account, service }) => {
  service.order({ settings: { billingAfter: 0, pollsToStart: 1, pollsToFinish: 2 } });
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Width: 384 });
  await form.engine("WaveSpeed");
  await account.connect(service, { tier: "Silver" });
});

test.afterEach(async ({ page, service }) => expectKeySafe(page, service));

test("an estimate becomes a charge, the ledger sums it up, and the limit of the day asks before it is passed", async ({
  page,
  form,
  runs,
  service,
}) => {
  await form.set({ Images: 2 });
  await expect(form.cost).toContainText("$0.035 × 2 = $0.07");
  await runs.generate(2);
  await page.getByRole("button", { name: "Ledger" }).click();
  const ledger = page.getByRole("dialog", { name: "Ledger" });
  const line = ledger.getByRole("row").filter({ hasText: prompt.slice(0, 20) });
  await expect(line).toContainText("quoted $0.07");
  // The billing record is looked for some seconds after the run has ended.
  await expect(line.getByRole("cell").last()).toHaveText("$0.07", { timeout: 30_000 });

  const [download] = await Promise.all([page.waitForEvent("download"), ledger.getByRole("button", { name: "Export CSV" }).click()]);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv.split("\r\n")[1]).toMatch(/fill,.*,2,0\.070,\w+,0\.070,/);

  await ledger.getByRole("spinbutton", { name: "Daily limit" }).fill("0.1");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(ledger).toBeHidden();
  const question = page.getByRole("dialog", { name: "Daily limit" });
  await runs.submit();
  await expect(question).toContainText("$0.07");
  await question.getByRole("button", { name: "Cancel" }).click();
  expect(service.state.counts.submits).toBe(1);
  await form.set({ Images: 1 });
  await runs.submit();
  await question.getByRole("button", { name: "Generate anyway" }).click();
  await expect(runs.outputs).toHaveCount(3, { timeout: 60_000 });
  expect(service.state.counts.submits).toBe(2);
});

test("the service's own quote stands in the place of the list price", async ({ page, form, service }) => {
  service.order({ settings: { discountRate: 80 } });
  await form.set({ Images: 4 });
  await expect(form.cost).toContainText("$0.028 × 4 = $0.112");
  await expect(page.getByText("quoted").first()).toBeVisible();
});

test("a prompt is enhanced when it is asked for, seen beside the old one, taken and taken back", async ({ page, form, service }) => {
  await form.prompt("a red scarf");
  await page.getByRole("button", { name: /^Enhance/ }).click();
  const panel = page.getByRole("region", { name: "Enhanced prompt" });
  await expect(panel.getByRole("textbox", { name: "Enhanced" })).toHaveValue(/^a red scarf, /);
  await panel.getByRole("button", { name: "Use it" }).click();
  const field = page.getByRole("textbox", { name: "Prompt", exact: true });
  await expect(field).toHaveValue(/^a red scarf, /);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(field).toHaveValue("a red scarf");
  expect([service.state.counts.optimized, service.state.counts.submits]).toEqual([1, 0]);
  await page.getByRole("button", { name: "Ledger" }).click();
  await expect(page.getByRole("dialog", { name: "Ledger" }).getByRole("row").filter({ hasText: "a red scarf" })).toContainText("$0.001");
});

test("LoRAs are checked, sent with their weights, and offered again", async ({ page, form, runs, service }) => {
  await form.openAdvanced();
  await page.getByRole("button", { name: "Add LoRA" }).click();
  const path = page.getByRole("textbox", { name: "LoRA path" });
  await path.fill("no path at all");
  await path.blur();
  await expect(page.getByText("A path has no spaces in it.")).toBeVisible();
  await expect(runs.button).toBeDisabled();
  await path.fill("someone/soft-film");
  await page.getByRole("spinbutton", { name: "LoRA weight" }).fill("0.8");
  await path.focus();
  await runs.generate(1);
  expect(service.state.predictions[0]?.inputs["loras"]).toEqual([{ path: "someone/soft-film", scale: 0.8 }]);
  await page.getByRole("button", { name: "Remove LoRA" }).click();
  await page.getByRole("button", { name: "Recent LoRAs" }).click();
  await page.getByRole("menuitem", { name: /someone\/soft-film/ }).click();
  await expect(page.getByRole("textbox", { name: "LoRA path" })).toHaveValue("someone/soft-film");
});
