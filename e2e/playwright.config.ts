import { defineConfig } from "@playwright/test";
import { chromiumFlags, findBrowser } from "./run/browser";

const port = Number(process.env["STORIES_PORT"] ?? 4187);
const executablePath = findBrowser();

/** Stories run against the built page (`npm run build` first), served as a static host would serve it. */
export default defineConfig({
  testDir: "stories",
  outputDir: "../test-results/stories",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 3,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/stories.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    locale: "en-GB",
    colorScheme: "dark",
    // The moving edge of a mask alone keeps a software renderer busy; stories that look at motion ask for it.
    reducedMotion: "reduce",
    launchOptions: { args: chromiumFlags, ...(executablePath === undefined ? {} : { executablePath }) },
    screenshot: "only-on-failure",
    // Recording costs half as much again; `npx playwright test --config e2e/playwright.config.ts --trace on <story>` shows one that failed.
    trace: "off",
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    cwd: "..",
    // No story finds a proxy because of the environment that it was started in.
    env: { WAVESPEED_API_KEY: "" },
    url: `http://127.0.0.1:${port}/`,
    stdout: "ignore",
  },
});
