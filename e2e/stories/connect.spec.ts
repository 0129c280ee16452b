import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { startService } from "../service/service";
import { Editor } from "../support/editor";
import { example } from "../support/exampleFile";
import { Account, asked, expectComplaint, storyKey } from "../support/service";
import { expect, test } from "../support/story";

const { prompt } = example("beagle-scarf");

/** Everything that the page keeps in this browser, as text; bytes as Latin letters. */
async function keptOn(page: Page): Promise<{ readonly local: string; readonly session: string; readonly database: string }> {
  return page.evaluate(async () => {
    const text = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder("latin1").decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder("latin1").decode(value);
      return JSON.stringify(value, (_, inner: unknown) =>
        inner instanceof ArrayBuffer || ArrayBuffer.isView(inner) ? text(inner) : inner,
      );
    };
    const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error("unreadable")));
      });
    const found: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const content = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([read(content.getAllKeys()), read(content.getAll())]);
        found.push(store, ...keys.map(text), ...values.map(text));
      }
      database.close();
    }
    return { local: JSON.stringify(localStorage), session: JSON.stringify(sessionStorage), database: found.join("\n") };
  });
}

/** All that leaves the browser or is said in its console, as it happens. */
function watch(context: BrowserContext): {
  readonly requests: { readonly host: string; readonly text: string; readonly key: boolean }[];
  readonly said: string[];
} {
  const requests: { host: string; text: string; key: boolean }[] = [];
  const said: string[] = [];
  context.on("request", (request) => {
    const { authorization, ...others } = request.headers();
    const body = request.postDataBuffer()?.toString("latin1") ?? "";
    requests.push({
      host: new URL(request.url()).host,
      text: `${request.url()}\n${JSON.stringify(others)}\n${body}`,
      key: authorization?.includes(storyKey) === true,
    });
  });
  context.on("console", (message) => said.push(message.text()));
  return { requests, said };
}

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
  await account.send(service.url, storyKey);
  await account.works();
  await expect(account.dialog).toContainText("Balance $10.00");
  await expect(account.dialog).toContainText("…ghij");
  await account.dialog.getByRole("button", { name: "Done" }).click();
  await expect(account.dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Run" })).toBeFocused();
  await expect(account.balance).toHaveText("$10.00");

  await runs.generate(1);
  await expect(account.balance).toHaveText("$9.965");
  expect(service.state.counts).toMatchObject({ submits: 1, accepted: 1, uploads: 2, strayKeys: 0 });
  expect(asked(service, /flux-fill-dev/)).toHaveLength(1);
});

test("the key is in the requests to its address and nowhere else, and not in them after one click", async ({
  context,
  page,
  editor,
  form,
  runs,
  account,
  service,
}) => {
  const { requests, said } = watch(context);
  await editor.start();
  await editor.openExample(prompt);
  await form.engine("WaveSpeed");
  await account.open();
  await account.key.fill(storyKey);
  expect(await page.content()).not.toContain(storyKey);
  await account.send(service.url, storyKey);
  await account.works();
  expect(await page.content()).not.toContain(storyKey);
  await account.close();
  await runs.generate(1);

  const kept = await keptOn(page);
  expect(kept.database).toContain(prompt);
  expect([kept.database, kept.local, ...said, page.url()].filter((text) => text.includes(storyKey))).toEqual([]);
  expect(kept.session).toContain(storyKey);
  const { host } = new URL(service.url);
  expect(requests.filter(({ text, key, host: to }) => text.includes(storyKey) || (key && to !== host))).toEqual([]);
  expect(requests.filter(({ key }) => key).length).toBeGreaterThan(5);
  expect(service.state.counts.strayKeys).toBe(0);

  await account.remove();
  await expect(account.balance).toBeHidden();
  const before = service.state.requests.length;
  const after = await keptOn(page);
  expect(`${after.local}${after.session}${after.database}`).not.toContain(storyKey);
  await page.reload();
  await editor.ready();
  await expect(runs.button).toBeDisabled();
  await expect(page.getByText("WaveSpeed needs an API key.")).toBeVisible();
  expect(service.state.requests.length).toBe(before);
});

test("a key that is refused is explained where it was entered, and nothing is kept", async ({
  page,
  editor,
  account,
  service,
  complaints,
}) => {
  await editor.start();
  await account.open();
  await expect(account.key).toBeFocused();
  await expect(account.key).toHaveCSS("-webkit-text-security", "disc");
  await account.dialog.getByRole("button", { name: "Show the key" }).click();
  await expect(account.key).toHaveCSS("-webkit-text-security", "none");
  await account.dialog.getByRole("button", { name: "Hide the key" }).click();
  await account.send(service.url, "not-the-key", { remember: true });
  await expect(account.key).toHaveAttribute("aria-invalid", "true");
  await expect(account.key).toHaveAccessibleDescription(/does not accept this API key/);
  await expect(account.key).toBeFocused();
  await expect(account.dialog.getByRole("button", { name: "Use it anyway" })).toBeHidden();
  const { local, session } = await keptOn(page);
  expect(`${local}${session}`).not.toContain("not-the-key");
  expectComplaint(complaints, /401/);

  await account.close();
  await expect(page.getByRole("button", { name: "API key", exact: true })).toBeFocused();
  await expect(account.balance).toBeHidden();
});

test("a service that cannot be reached is said at its address; the key can be used all the same", async ({
  editor,
  account,
  service,
  complaints,
}) => {
  await editor.start();
  await account.open();
  service.order({ settings: { cors: false } });
  await account.send(service.url, storyKey);
  await expect(account.address).toHaveAccessibleDescription(/cannot be reached/);
  await account.dialog.getByRole("button", { name: "Use it anyway" }).click();
  await expect(account.dialog).toContainText("Key not checked yet");
  await expect(account.dialog).toContainText("cannot be reached");
  service.order({ settings: { cors: true } });
  await account.dialog.getByRole("button", { name: "Check again" }).click();
  await account.works();
  await expect(account.dialog).toContainText("Balance $10.00");
  expectComplaint(complaints, /CORS|ERR_FAILED/);
});

for (const remember of [false, true]) {
  test(`a key is ${remember ? "" : "not "}there in a new session when it was ${remember ? "" : "not "}remembered`, async ({
    browser,
    context,
    page,
    editor,
    account,
    service,
  }) => {
    await editor.start();
    await account.connect(service, { remember });
    await page.reload();
    await expect(account.balance).toHaveText("$10.00");

    const later = await browser.newContext({ baseURL: page.url(), storageState: await context.storageState() });
    const laterPage = await later.newPage();
    await new Editor(laterPage).start();
    const laterAccount = new Account(laterPage);
    await laterAccount.open();
    if (remember) await laterAccount.works();
    else await expect(laterAccount.key).toHaveValue("");
    await expect(laterAccount.balance).toHaveCount(remember ? 1 : 0);
    await later.close();
  });
}

test("a remembered key that is removed in one tab is gone from the other", async ({ context, page, editor, account, service }) => {
  await editor.start();
  await account.connect(service, { remember: true });
  const other = await context.newPage();
  await new Editor(other).start();
  await expect(new Account(other).balance).toHaveText("$10.00");
  await account.remove();
  await expect(new Account(other).balance).toBeHidden();
  await page.bringToFront();
  expect((await keptOn(other)).local).not.toContain(storyKey);
});

test("another address wants the key again, and never sees the old one", async ({ editor, account, service }) => {
  const other = await startService({ key: "another-key-of-another-service" });
  try {
    await editor.start();
    await account.connect(service, { remember: true });
    await account.open();
    await account.dialog.getByRole("button", { name: "Change", exact: true }).click();
    await expect(account.key).toHaveValue("");
    await account.address.fill(other.url);
    await account.dialog.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(account.key).toHaveAccessibleDescription(/it is empty/);
    expect(other.state.requests).toHaveLength(0);

    await account.send(other.url, other.state.key, { remember: true });
    await account.works();
    await expect(account.dialog).toContainText(other.url);
    expect(other.state.requests.map(({ headers }) => headers.authorization).filter((sent) => sent?.includes(storyKey))).toEqual([]);
    expect(asked(service, /./).filter(({ headers }) => headers.authorization !== `Bearer ${storyKey}`)).toEqual([]);
  } finally {
    await other.close();
  }
});

test("too little balance is said before the click, and does not forbid it", async ({ page, editor, form, runs, account, service }) => {
  service.order({ balance: 60 });
  await editor.start();
  await editor.openExample(prompt);
  await form.set({ Images: 4 });
  await account.connect(service);
  const warning = page.getByText("Balance too low. This run costs $0.14, your balance is $0.06.");
  await expect(account.balance).toHaveText("$0.06");
  await expect(warning).toBeHidden();
  await form.engine("WaveSpeed");
  await expect(warning).toBeVisible();
  await expect(runs.button).toBeEnabled();
  await form.set({ Images: 1 });
  await expect(warning).toBeHidden();
  expect(service.state.counts.submits).toBe(0);
});

test("a key that is refused later holds the runs back and says so", async ({ page, editor, form, runs, account, service, complaints }) => {
  await editor.start();
  await editor.openExample(prompt);
  await form.engine("WaveSpeed");
  await account.connect(service);
  await expect(runs.button).toBeEnabled();
  service.order({ key: "replaced-on-the-site" });
  await account.open();
  await account.dialog.getByRole("button", { name: "Check again" }).click();
  await expect(account.dialog).toContainText("Key refused");
  await account.close();
  await expect(page.getByText("The key was refused. Check it or paste a new one.")).toBeVisible();
  await expect(runs.button).toBeDisabled();
  expectComplaint(complaints, /401/);
});

test("a page whose own server holds the key needs none", async ({ context, page, editor, form, runs, account, service, baseURL }) => {
  await context.route(
    (url) => url.origin === baseURL && (url.pathname === "/" || url.pathname.startsWith("/api/v3/")),
    async (route) => {
      const request = route.request();
      const { pathname } = new URL(request.url());
      if (request.method() === "HEAD") await route.fulfill({ headers: { "WaveSpeed-Proxy": "same-origin" } });
      else if (pathname === "/") await route.fallback();
      else {
        expect(request.headers()["authorization"]).toBeUndefined();
        const headers = { ...request.headers(), authorization: `Bearer ${storyKey}` };
        await route.fulfill({ response: await route.fetch({ url: `${service.url}${pathname}`, headers }) });
      }
    },
  );
  await editor.start();
  await editor.openExample(prompt);
  await form.engine("WaveSpeed");
  await expect(account.balance).toHaveText("$10.00");
  await expect(runs.button).toBeEnabled();
  await account.open();
  await expect(account.dialog).toContainText("This page's own server holds the key.");
  await expect(account.dialog.getByRole("button", { name: "Remove key" })).toBeHidden();
  await account.close();
  const { local, session } = await keptOn(page);
  expect(`${local}${session}`).not.toContain(storyKey);
});

for (const { name, theme, width, height } of [
  { name: "desktop", theme: "dark", width: 1440, height: 900 },
  { name: "phone", theme: "light", width: 390, height: 844 },
] as const) {
  test.describe(`${theme}, ${name}`, () => {
    test.use({ colorScheme: theme, viewport: { width, height }, reducedMotion: "reduce" });

    test("the connection can be made by everyone and fits the screen", async ({ page, editor, account, service, complaints }, info) => {
      const see = async (state: string): Promise<void> => {
        await info.attach(`${theme}-${name}-${state}`, { body: await page.screenshot(), contentType: "image/png" });
        const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        expect(inner, state).toBeLessThanOrEqual(outer ?? 0);
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        expect(
          violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })),
          state,
        ).toEqual([]);
      };
      await editor.start();
      await account.open();
      await see("form");
      await account.send(service.url, "not-the-key");
      await expect(account.key).toHaveAttribute("aria-invalid", "true");
      await see("refused");
      expectComplaint(complaints, /401/);
      await account.key.fill(storyKey);
      await page.keyboard.press("Enter");
      await account.works();
      await see("connected");
      await account.close();
      await page.getByRole("radiogroup", { name: "Engine" }).getByRole("radio", { name: "WaveSpeed" }).click();
      await see("chosen");
    });
  });
}
