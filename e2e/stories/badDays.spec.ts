import type { Page } from "@playwright/test";
import type { Service } from "../service/service";
import { example } from "../support/exampleFile";
import type { Form } from "../support/form";
import type { Runs } from "../support/runs";
import { expectKeySafe } from "../support/service";
import { expect, test } from "../support/story";

/** The stand-in refuses, breaks and hides on purpose; the browser's own lines about that are no complaints. */
test.use({ troubles: true });

const { prompt } = example("beagle-scarf");
const jumps = "a clock that jumps";

test.beforeEach(async ({ page, editor, form, account, service }, { titlePath }) => {
  if (titlePath.includes(jumps)) await page.clock.install();
  service.order({ settings: { pollsToStart: 1, pollsToFinish: 2 } });
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Width: 384 });
  await form.engine("WaveSpeed");
  await account.connect(service, { tier: "Silver" });
});

test.afterEach(async ({ page, service }) => expectKeySafe(page, service));

/** What the service has counted: requests for a run, those that it took, and the thousandths of a dollar that are gone. */
function counted({ state }: Service): readonly number[] {
  return [state.counts.submits, state.counts.accepted, 10_000 - state.balance];
}

interface Told {
  readonly form: Form;
  readonly runs: Runs;
}

/** Sends a run whose bad day is named in its prompt. */
async function send({ form, runs }: Told, scenario: string): Promise<void> {
  await form.prompt(scenario === "" ? "a lamp" : `a lamp [${scenario}]`);
  await runs.submit();
}

const refused = [
  ["no-credits", /does not have enough credit/, 0],
  ["no-credits-200", /does not have enough credit/, 0],
  ["submit-400", /guidance_scale must be between 28 and 35/, 0],
  ["submit-401", /does not accept this API key/, 0],
  ["submit-403", /account suspended/, 0],
  ["submit-413", /too large for WaveSpeed/, 0],
  ["failed-1200", /content check stopped this .*Change the prompt/, 1],
  ["failed-1402", /could not read the uploaded image or mask/, 1],
  ["failed-5000", /fault of its own/, 1],
  ["outputs-none", /without an image/, 1],
] as const;

for (const half of [0, 1]) {
  test(`what the service refuses or fails is one sentence, and was sent once (${half + 1})`, async ({ form, runs, service }) => {
    let [submits, accepted] = [0, 0];
    for (const [scenario, sentence, taken] of refused.filter((_, index) => index % 2 === half)) {
      await send({ form, runs }, scenario);
      await expect(runs.first).toContainText(sentence);
      [submits, accepted] = [submits + 1, accepted + taken];
      expect(counted(service).slice(0, 2), scenario).toEqual([submits, accepted]);
    }
    await expect(runs.outputs).toHaveCount(0);
  });
}

const passing = [
  "poll-404-once",
  "poll-500-twice",
  "poll-502-html",
  "poll-cut",
  "unknown-status",
  "outputs-objects",
  "outputs-base64",
  "download-cut",
];

for (const half of [0, 1]) {
  test(`a trouble that passes costs nothing but time (${half + 1})`, async ({ form, runs, service }) => {
    const names = passing.filter((_, index) => index % 2 === half);
    for (const scenario of names) await send({ form, runs }, scenario);
    await expect(runs.outputs).toHaveCount(names.length, { timeout: 60_000 });
    expect(counted(service)).toEqual([names.length, names.length, 35 * names.length]);
  });
}

test("the answer to a submit is lost after the service took it: it is found, and nothing is sent again", async ({
  form,
  runs,
  service,
}) => {
  for (const [index, scenario] of ["submit-lost", "submit-500-accepted", "submit-broken"].entries()) {
    await send({ form, runs }, scenario);
    await expect(runs.outputs).toHaveCount(index + 1, { timeout: 60_000 });
  }
  expect(counted(service)).toEqual([3, 3, 105]);
});

test("a gateway's page instead of an answer, and the history knows nothing: the user decides", async ({ form, runs, service }) => {
  service.order({ arm: [{ route: "submit", effect: { kind: "html", status: 502 }, times: 1 }] });
  await send({ form, runs }, "");
  const card = runs.first;
  await expect(card).toContainText(/answer was lost/);
  await card.getByRole("button", { name: "Look again" }).click();
  await expect(card.getByRole("button", { name: "Use this run" })).toHaveCount(0);
  await card.getByRole("button", { name: "It was not sent" }).click();
  expect(counted(service)).toEqual([1, 0, 0]);
  await runs.first.getByRole("button", { name: /^Retry/ }).click();
  await expect(runs.outputs).toHaveCount(1, { timeout: 60_000 });
  expect(counted(service)).toEqual([2, 1, 35]);
});

test("a history that shows no requests: the run that may be it is offered, not taken", async ({ form, runs, service }) => {
  service.order({ settings: { historyInputs: false }, arm: [{ route: "submit", effect: { kind: "torn", accepted: true }, times: 1 }] });
  await send({ form, runs }, "");
  await runs.first.getByRole("button", { name: "Use this run" }).click();
  await expect(runs.outputs).toHaveCount(1, { timeout: 60_000 });
  expect(counted(service)).toEqual([1, 1, 35]);
});

test("the connection is cut in the upload, and at the submit, which browsers repeat: every image that was paid for is there", async ({
  form,
  runs,
  service,
}) => {
  service.order({
    arm: [
      { route: "upload", effect: { kind: "cut" }, times: 2 },
      { route: "submit", effect: { kind: "cut", accepted: true }, times: 1 },
    ],
  });
  await send({ form, runs }, "");
  await expect(runs.outputs.first()).toBeVisible({ timeout: 60_000 });
  await expect(async () => expect(await runs.outputs.count()).toBe(service.state.counts.accepted)).toPass({ timeout: 60_000 });
  expect(counted(service)[2]).toBe(35 * service.state.counts.accepted);
});

test("the service takes no more for now: the run waits in the queue, and goes by itself", async ({ form, runs, service }) => {
  const tooMany = { kind: "error", status: 429, message: "too many requests", retryAfter: "4" } as const;
  service.order({ settings: { exposeRetryAfter: true }, arm: [{ route: "submit", effect: tooMany, times: 1 }] });
  await send({ form, runs }, "");
  await expect(runs.first).toContainText(/takes no more requests until/);
  await expect(runs.outputs).toHaveCount(1, { timeout: 60_000 });
  expect(counted(service)).toEqual([2, 1, 35]);

  service.order({ arm: [{ route: "poll", effect: tooMany, times: 2 }] });
  await send({ form, runs }, "");
  await expect(runs.outputs).toHaveCount(2, { timeout: 60_000 });
  expect(counted(service)).toEqual([3, 2, 70]);
});

test("the key is refused in mid-run, then taken away, then given again: the run is where it was", async ({
  account,
  form,
  runs,
  service,
}) => {
  service.order({ settings: { pollsToFinish: 1000 }, arm: [{ route: "poll", effect: { kind: "error", status: 401 }, times: 1 }] });
  await send({ form, runs }, "");
  await expect(runs.first).toContainText(/key/i);
  await account.remove();
  await expect(runs.first).toContainText(/Connect WaveSpeed/);
  service.order({ settings: { pollsToFinish: 3 } });
  await account.connect(service);
  await expect(runs.outputs).toHaveCount(1, { timeout: 60_000 });
  expect(counted(service)).toEqual([1, 1, 35]);
});

test("offline in mid-run, and back", async ({ context, form, runs, service }) => {
  service.order({ settings: { pollsToFinish: 1000 } });
  await send({ form, runs }, "");
  await expect.poll(() => service.state.counts.polls).toBeGreaterThan(0);
  await context.setOffline(true);
  await expect(runs.first).toContainText(/network|offline/i);
  service.order({ settings: { pollsToFinish: 2 } });
  await context.setOffline(false);
  await expect(runs.outputs).toHaveCount(1, { timeout: 60_000 });
  expect(counted(service)).toEqual([1, 1, 35]);
});

test("fewer images than asked for are said to be fewer", async ({ page, form, runs }) => {
  await form.set({ Images: 3 });
  await send({ form, runs }, "outputs-fewer");
  await expect(runs.outputs).toHaveCount(2, { timeout: 60_000 });
  await expect(page.getByText(/2 of 3 images/).first()).toBeVisible();
});

test("a host that lets no page read its images: shown, opened in a tab, brought in from a file", async ({
  page,
  context,
  form,
  runs,
  service,
}) => {
  await send({ form, runs }, "outputs-closed");
  const card = runs.first;
  const picture = card.getByRole("img");
  await expect(picture).toHaveAttribute("src", new RegExp(`^${service.outputUrl}/closed/`));
  expect(await picture.getAttribute("crossorigin")).toBeNull();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(384);
  const [tab] = await Promise.all([context.waitForEvent("page"), card.getByRole("link", { name: "Open in a new tab" }).click()]);
  await tab.close();

  const saved = Buffer.from(await (await fetch((await picture.getAttribute("src")) ?? "")).arrayBuffer());
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    card.getByRole("button", { name: "Bring in the saved file" }).click(),
  ]);
  await chooser.setFiles({ name: "saved.jpg", mimeType: "image/jpeg", buffer: saved });
  await expect(runs.outputs).toHaveCount(1);
  await runs.download(0);
  expect(counted(service)).toEqual([1, 1, 35]);
});

test("images that are gone are said to be gone", async ({ form, runs }) => {
  await send({ form, runs }, "outputs-gone");
  await expect(runs.first).toContainText(/no longer on WaveSpeed|gone/i);
});

test("an image that is not for everyone is hidden until it is asked for", async ({ page, form, runs }) => {
  await send({ form, runs }, "nsfw");
  await expect(runs.outputs).toHaveCount(1, { timeout: 60_000 });
  await runs.first.getByRole("button", { name: /^Show/ }).last().click();
  await expect(page.getByRole("status", { name: "Pixel lock" })).toContainText(/^0 of/);
});

test("two clicks are one run", async ({ form, runs, service }) => {
  await form.prompt("a lamp");
  await runs.button.dblclick();
  await expect(runs.outputs).toHaveCount(1, { timeout: 60_000 });
  expect(counted(service)).toEqual([1, 1, 35]);
});

const moments: readonly (readonly [string, (service: Service) => Promise<unknown>, Parameters<Service["order"]>[0]])[] = [
  [
    "while it is being sent",
    (service) => expect.poll(() => service.state.counts.accepted).toBe(1),
    { arm: [{ route: "submit", effect: { kind: "hang", accepted: true }, times: 1 }] },
  ],
  ["while it waits", (service) => expect.poll(() => service.state.counts.polls).toBeGreaterThan(0), { settings: { pollsToFinish: 3 } }],
  [
    "while its image is fetched",
    (service) => expect.poll(() => service.state.armed).toEqual([]),
    { arm: [{ route: "download", effect: { kind: "hang" }, times: 1 }] },
  ],
];

for (const [moment, reached, order] of moments) {
  test(`the page is closed ${moment}: the next one finds the image, and nothing is sent again`, async ({
    page,
    editor,
    form,
    runs,
    service,
  }) => {
    service.order(order);
    await send({ form, runs }, "");
    await reached(service);
    await page.reload();
    await editor.ready();
    await expect(runs.outputs).toHaveCount(1, { timeout: 60_000 });
    await page.reload();
    await editor.ready();
    await expect(runs.outputs).toHaveCount(1);
    expect(counted(service)).toEqual([1, 1, 35]);
  });
}

test("a second tab sends nothing and takes over what the first one waited for", async ({ context, page, form, runs, service, account }) => {
  service.order({ settings: { pollsToFinish: 1000 } });
  await send({ form, runs }, "");
  await expect.poll(() => service.state.counts.polls).toBeGreaterThan(0);
  const second: Page = await context.newPage();
  await second.goto("/");
  await expect(second.getByText(/another tab|other tab/i).first()).toBeVisible();
  await page.close();
  await second.getByRole("button", { name: "Use it here" }).first().click();
  service.order({ settings: { pollsToFinish: 2 } });
  await account.on(second).connect(service);
  await expect(runs.on(second).outputs).toHaveCount(1, { timeout: 60_000 });
  expect(counted(service)).toEqual([1, 1, 35]);
});

test.describe(jumps, () => {
  test("stuck for long: it is said, the waiting can be ended and taken up again", async ({ page, form, runs, service }) => {
    await send({ form, runs }, "stuck");
    await expect.poll(() => service.state.counts.polls).toBeGreaterThan(0);
    await page.clock.fastForward("11:00");
    await expect(runs.first).toContainText(/unusually long/);
    await runs.first.getByRole("button", { name: "Stop waiting" }).click();
    await expect(runs.first).toContainText(/goes on at WaveSpeed/);
    await runs.first.getByRole("button", { name: "Wait again" }).click();
    await expect(runs.underWay).toHaveCount(1);
    expect(counted(service)).toEqual([1, 1, 35]);
  });

  test("asleep for an hour: the run is found where it was", async ({ page, form, runs, service }) => {
    service.order({ settings: { pollsToFinish: 3 } });
    await send({ form, runs }, "");
    await expect.poll(() => service.state.counts.polls).toBeGreaterThan(0);
    await page.clock.fastForward("01:00:00");
    await expect(runs.outputs).toHaveCount(1, { timeout: 60_000 });
    expect(counted(service)).toEqual([1, 1, 35]);
  });
});
