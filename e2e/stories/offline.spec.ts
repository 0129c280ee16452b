import { example } from "../support/exampleFile";
import { builtSite, StaticHost } from "../support/staticHost";
import { expect, test } from "../support/story";

test("after its first load the page works without a network", async ({ context, page, editor, form, runs }) => {
  await editor.start();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await context.setOffline(true);
  await page.reload();
  // The copy brings the headers along by which threads may share memory.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await editor.openExample(example("beagle-scarf").prompt);
  await form.set({ Steps: 1 });
  await runs.generate(1);
  await context.setOffline(false);
});

test("the page's policy lets the local engine use WebAssembly", async ({ page, editor }) => {
  await editor.start();
  const emptyModule = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const compiles = page.evaluate(
    async (bytes) => (await WebAssembly.compile(Uint8Array.from(bytes))) instanceof WebAssembly.Module,
    emptyModule,
  );
  expect(await compiles).toBe(true);
});

test("a new build takes over on the next load and breaks nothing that is open", async ({ page }) => {
  const host = await StaticHost.start(builtSite("one"));
  try {
    const caches = (): Promise<string[]> => page.evaluate(async () => (await globalThis.caches.keys()).toSorted());
    await page.goto(host.address);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    const [first] = await caches();

    /** The browser asks for a new worker some time after a load. */
    const reloadUntil = (version: string): Promise<void> =>
      expect(async () => {
        await page.reload();
        await expect(page).toHaveTitle(new RegExp(`${version}$`), { timeout: 1000 });
      }).toPass();

    host.files = builtSite("two");
    host.headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "credentialless" };
    await page.reload();
    await expect(page).toHaveTitle(/one$/);
    await expect.poll(async () => (await caches()).length).toBe(2);
    // The open page still finds a chunk that the new build no longer has.
    expect(await page.evaluate(async () => (await fetch("/assets/only-in-one.js")).status)).toBe(200);
    await reloadUntil("two");
    // No copy from before the host sent its headers is taken along: the page's workers would not start.
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const policies = await page.evaluate(async () => {
      const scripts = [...document.querySelectorAll("script")].map(({ src }) => src);
      return Promise.all(scripts.map(async (src) => (await fetch(src)).headers.get("Cross-Origin-Embedder-Policy")));
    });
    expect(policies).toEqual(policies.map(() => "credentialless"));
    expect(await page.evaluate(async () => (await fetch("/assets/only-in-one.js")).status)).toBe(200);

    host.files = builtSite("three");
    await reloadUntil("three");
    expect(await caches()).not.toContain(first);
    expect(await caches()).toHaveLength(2);
  } finally {
    await host.stop();
  }
});

test("answers of services are never kept", async ({ page }) => {
  const host = await StaticHost.start(builtSite("one"));
  try {
    await page.goto(host.address);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await page.reload();
    host.files.set("/api/v3/balance", { type: "application/json", body: Buffer.from(`{"balance":1}`) });
    expect(await page.evaluate(async () => (await fetch("/api/v3/balance")).status)).toBe(200);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => url);
    });
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.filter((url) => url.includes("/api/") || !url.startsWith(host.address))).toEqual([]);
  } finally {
    await host.stop();
  }
});
