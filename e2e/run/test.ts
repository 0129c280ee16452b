import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod/mini";
import { ensureBrowser } from "./browser";
import { ensureCurl } from "./programs";

/**
 * `npm test`: every check of the repository, one after another, each with its time. A step that fails does not stop the
 * ones that do not need it. A check counts as one; of tests, each counts. The last line is `N passed, N failed`.
 */
interface Count {
  readonly passed: number;
  readonly failed: number;
}

const results = "test-results";
const pass: Count = { passed: 1, failed: 0 };
const fail: Count = { passed: 0, failed: 1 };

/** Runs a program of node_modules with this Node; true when it ended well. */
function run(program: string, ...args: string[]): boolean {
  return spawnSync(process.execPath, [join("node_modules", program), ...args], { stdio: "inherit" }).status === 0;
}

const check = (program: string, ...args: string[]): Count => (run(program, ...args) ? pass : fail);

const unitReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const storyReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** What a reporter wrote; a report that is missing, or a program that failed with no failed test, counts as one failure. */
function read(file: string, ended: boolean, count: (json: unknown) => Count): Count {
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(join(results, file), "utf8")));
    return { passed, failed: failed === 0 && (!ended || passed === 0) ? 1 : failed };
  } catch {
    return fail;
  }
}

function unit(project: "node" | "browser"): Count {
  const file = `${project}.json`;
  const ended = run(
    "vitest/vitest.mjs",
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${join(results, file)}`,
  );
  return read(file, ended, (json) => {
    const { numPassedTests, numFailedTests } = unitReport.parse(json);
    return { passed: numPassedTests, failed: numFailedTests };
  });
}

function stories(): Count {
  const ended = run("@playwright/test/cli.js", "test", "--config", "e2e/playwright.config.ts");
  return read("stories.json", ended, (json) => {
    const { stats, errors } = storyReport.parse(json);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
  });
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const total = { passed: 0, failed: 0 };
const lines: string[] = [];

function step(name: string, work: () => Count): boolean {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const { passed, failed } = work();
  total.passed += passed;
  total.failed += failed;
  lines.push(`${failed === 0 ? "ok  " : "FAIL"} ${name.padEnd(16)} ${seconds(start).padStart(8)}   ${passed} passed, ${failed} failed`);
  console.log(lines.at(-1));
  return failed === 0;
}

/** Looks for what the tests need from the machine. */
function find(ensure: () => string): Count {
  try {
    console.log(ensure());
    return pass;
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    return fail;
  }
}

function browser(): string {
  const path = ensureBrowser();
  process.env["CHROMIUM_PATH"] = path;
  return path;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

step("format", () => check("oxfmt/bin/oxfmt", "--check"));
step("lint", () => check("oxlint/bin/oxlint", "--type-aware", "--max-warnings", "0"));
step("types", () => check("typescript/bin/tsc", "--noEmit"));
step("unused code", () => check("knip/bin/knip.js"));
step("find curl", () => find(ensureCurl));
step("unit, Node", () => unit("node"));
const hasBrowser = step("find a browser", () => find(browser));
step("unit, browser", () => (hasBrowser ? unit("browser") : fail));
const built = step("build", () => check("vite/bin/vite.js", "build"));
step("stories", () => (hasBrowser && built ? stories() : fail));

console.log(`\n${lines.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
