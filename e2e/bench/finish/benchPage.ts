import { chromium, type Browser, type Page } from "@playwright/test";
import { chromiumFlags, findBrowser } from "../../run/browser";

/** Scripts by their file's name; the one that ends in `.page.js` is what the page begins with. */
export type Scripts = Readonly<Record<string, string>>;

async function openPage(browser: Browser, address: string, scripts: Scripts): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const at = (path: string): string => new URL(`bench/${path}`, address).href;
  const first = Object.keys(scripts).find((name) => name.endsWith(".page.js")) ?? "";
  const body = `<!doctype html><title>bench</title><script type="module" src="${first}"></script>`;
  await page.route(at("index.html"), (route) => route.fulfill({ contentType: "text/html", body }));
  for (const [name, script] of Object.entries(scripts))
    await page.route(at(name), (route) => route.fulfill({ contentType: "text/javascript", body: script }));
  await page.goto(at("index.html"));
  return page;
}

/** A page with nothing but these scripts, on the served page's own origin. In a browser of its own, so that the memory of one is not another's. */
export async function withPage<Value>(
  address: string,
  scripts: Scripts,
  work: (page: Page, browser: Browser) => Promise<Value>,
): Promise<Value> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...chromiumFlags, "--no-sandbox"],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    return await work(await openPage(browser, address, scripts), browser);
  } finally {
    await browser.close();
  }
}
