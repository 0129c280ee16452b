import { example } from "../support/exampleFile";
import { asked } from "../support/service";
import { expect, test } from "../support/story";

const { prompt } = example("beagle-scarf");

test("a key is pasted, the balance is seen, an image is generated and paid for once", async ({
  page,
  editor,
  form,
  runs,
  account,
  service,
}) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.engine("WaveSpeed");
  await expect(runs.button).toBeDisabled();
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await account.send(service.url, service.state.key);
  await account.works();
  await expect(account.dialog).toContainText("Balance $10.00");
  await account.dialog.getByRole("button", { name: "Done" }).click();
  await expect(account.balance).toHaveText("$10.00");

  await runs.generate(1);
  await expect(account.balance).toHaveText("$9.965");
  expect(service.state.counts).toMatchObject({ submits: 1, accepted: 1, uploads: 2, strayKeys: 0 });
  expect(asked(service, /flux-fill-dev/)).toHaveLength(1);
});
