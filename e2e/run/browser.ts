import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { installPackage, onPath } from "./programs.ts";

/** For closed networks: nothing of the browser's own goes out, and nothing asks. */
export const chromiumFlags = [
  "--disable-background-networking",
  "--disable-client-side-phishing-detection",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--metrics-recording-only",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--password-store=basic",
];

const noBrowser =
  "No Chromium was found: set CHROMIUM_PATH to one, install Chrome or Chromium, run `npx playwright install --no-shell chromium`, or on Debian `apt-get install chromium`.";

function systemBrowsers(): (string | undefined)[] {
  if (process.platform === "darwin")
    return ["Google Chrome", "Chromium"]
      .map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
      .filter((file) => existsSync(file));
  if (process.platform === "win32")
    return [process.env["PROGRAMFILES"], process.env["PROGRAMFILES(X86)"], process.env["LOCALAPPDATA"]]
      .map((folder) => join(folder ?? "", "Google", "Chrome", "Application", "chrome.exe"))
      .filter((file) => existsSync(file));
  return ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(onPath);
}

/** The browser that is there already: CHROMIUM_PATH, Playwright's own, the system's. */
export function findBrowser(): string | undefined {
  const given = process.env["CHROMIUM_PATH"];
  const own = chromium.executablePath();
  return [given, existsSync(own) ? own : undefined, ...systemBrowsers()].find((file) => file !== undefined && file !== "");
}

function installBrowser(): void {
  spawnSync(process.execPath, ["node_modules/playwright/cli.js", "install", "--no-shell", "chromium"], {
    stdio: "inherit",
    timeout: 300_000,
  });
  if (findBrowser() === undefined) installPackage("chromium");
}

/** Finds a browser, or installs one. @throws Error whose message names the ways, when there is none. */
export function ensureBrowser(): string {
  if (findBrowser() === undefined) installBrowser();
  const found = findBrowser();
  if (found === undefined || !existsSync(found)) throw new Error(noBrowser);
  return found;
}
