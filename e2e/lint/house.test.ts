import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod/mini";

/** Small wrong files, each with the rule that must catch it; `clean` ones must pass every rule. */
const fixtures: { readonly path: string; readonly text: string; readonly rule: string }[] = [
  // one way
  { path: "src/lib/a.ts", text: `import { r } from "../runs/run";\nexport const a = r;\n`, rule: "house(one-way)" },
  { path: "src/mask/a.ts", text: `import type { E } from "../editor/e";\nexport type A = E;\n`, rule: "house(one-way)" },
  { path: "src/mask/b.ts", text: `export { e } from "../engines/e";\n`, rule: "house(one-way)" },
  { path: "src/mask/c.ts", text: `export const load = () => import("../gallery/g");\n`, rule: "house(one-way)" },
  { path: "src/mask/d.ts", text: `export type A = import("../app/a").A;\n`, rule: "house(one-way)" },
  {
    path: "src/mask/e.ts",
    text: `export const url = new URL("../engines/local/fill.worker.ts", import.meta.url);\n`,
    rule: "house(one-way)",
  },
  { path: "src/params/a.test.ts", text: `import { r } from "../runs/run";\nexport const a = r;\n`, rule: "house(one-way)" },
  { path: "src/image/a.ts", text: `import { t } from "../i18n/t";\nexport const a = t;\n`, rule: "house(one-way)" },
  { path: "src/utils/a.ts", text: `import { r } from "../lib/id";\nexport const a = r;\n`, rule: "house(one-way)" },
  { path: "src/app/b.ts", text: `import { r } from "../../e2e/run";\nexport const a = r;\n`, rule: "house(one-way)" },
  { path: "src/engines/wavespeed/c.ts", text: `import { p } from "../../proxy/p";\nexport const a = p;\n`, rule: "house(one-way)" },
  { path: "src/proxy/a.ts", text: `import { r } from "../engines/e";\nexport const a = r;\n`, rule: "house(one-way)" },
  {
    path: "src/app/c.ts",
    text: `import { r } from "../lib/id";\nimport { run } from "../runs/run";\nexport const a = [r, run];\n`,
    rule: "clean",
  },
  // doors
  { path: "src/gallery/a.tsx", text: `import { Stage } from "react-konva";\nexport const a = Stage;\n`, rule: "house(doors)" },
  { path: "src/app/d.ts", text: `export const load = () => import("konva/lib/Core");\n`, rule: "house(doors)" },
  { path: "src/editor/a.ts", text: `import Konva from "konva/lib/Core";\nexport const a = Konva;\n`, rule: "clean" },
  { path: "src/runs/a.ts", text: `import { openDB } from "idb";\nexport const a = openDB;\n`, rule: "house(doors)" },
  { path: "src/runs/b.ts", text: `export const a = indexedDB.databases();\n`, rule: "house(doors)" },
  { path: "src/runs/c.ts", text: `export const a = (u: string) => fetch(u);\n`, rule: "house(doors)" },
  { path: "src/runs/d.ts", text: `export const a = (u: string) => globalThis.fetch(u);\n`, rule: "house(doors)" },
  { path: "src/image/fetchPhoto.ts", text: `export const a = (u: string) => fetch(u);\n`, rule: "clean" },
  { path: "src/engines/wavespeed/b.ts", text: `export const a = (u: string) => fetch(u);\n`, rule: "clean" },
  { path: "src/engines/local/b.ts", text: `export const a = (u: string) => fetch(u);\n`, rule: "house(doors)" },
  { path: "src/runs/e.ts", text: `export const a = (q: { fetch(): void }) => q.fetch();\n`, rule: "clean" },
  { path: "src/engines/wavespeed/d.ts", text: `import { request } from "node:http";\nexport const a = request;\n`, rule: "house(doors)" },
  { path: "src/proxy/b.ts", text: `import { request } from "node:http";\nexport const a = request;\n`, rule: "clean" },
  { path: "src/proxy/c.ts", text: `export const a = (u: string) => fetch(u);\n`, rule: "house(doors)" },
  { path: "src/mask/f.ts", text: `export const a = (u: string) => new Worker(u);\n`, rule: "house(doors)" },
  { path: "src/engines/local/a.ts", text: `export const a = (u: string) => new Worker(u);\n`, rule: "clean" },
  { path: "src/engines/a.ts", text: `import { useState } from "react";\nexport const a = useState;\n`, rule: "house(doors)" },
  { path: "src/storage/a.ts", text: `import { create } from "zustand";\nexport const a = create;\n`, rule: "house(doors)" },
  { path: "src/image/b.ts", text: `export const a = () => document.createElement("canvas");\n`, rule: "house(doors)" },
  { path: "src/image/c.ts", text: `export const a = (document: { title: string }) => document.title;\n`, rule: "clean" },
  // paths
  { path: "src/app/e.ts", text: `import { r } from "../lib/id.ts";\nexport const a = r;\n`, rule: "house(plain-paths)" },
  { path: "src/proxy/d.ts", text: `import { r } from "./e.ts";\nexport const a = r;\n`, rule: "clean" },
  { path: "src/app/f.ts", text: `import { r } from "../editor/tools/index";\nexport const a = r;\n`, rule: "house(plain-paths)" },
  // the rules of others that we count on
  { path: "src/runs/x.ts", text: `import type { Y } from "./y";\nexport interface X {\n  y: Y;\n}\n`, rule: "import(no-cycle)" },
  { path: "src/runs/y.ts", text: `import type { X } from "./x";\nexport interface Y {\n  x: X;\n}\n`, rule: "import(no-cycle)" },
  { path: "src/runs/f.ts", text: `export const a = (b: any) => String(b);\n`, rule: "typescript(no-explicit-any)" },
  { path: "src/runs/g.ts", text: `export function a(p: Promise<number>): void {\n  p;\n}\n`, rule: "typescript(no-floating-promises)" },
  {
    path: "src/runs/h.tsx",
    text: `import { useEffect } from "react";\nexport function A({ f }: { f: () => void }) {\n  useEffect(() => f(), []);\n  return null;\n}\n`,
    rule: "react-hooks(exhaustive-deps)",
  },
  { path: "src/runs/i.tsx", text: `export const A = () => <img src="x.png" />;\n`, rule: "jsx-a11y(alt-text)" },
  { path: "src/runs/j.ts", text: `export const a = 1;\nexport default a;\n`, rule: "import(no-default-export)" },
];

const lintReport = z.object({ diagnostics: z.array(z.object({ code: z.optional(z.string()), filename: z.string() })) });

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "house-lint-"));
const found = new Map<string, Set<string>>();

/** oxlint exits with 1 when it finds something, which is what is wanted here. */
function lint(): string {
  const args = [join(root, "node_modules/oxlint/bin/oxlint"), "--type-aware", "--format", "json", "src"];
  try {
    return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch (thrown) {
    return z.object({ stdout: z.string() }).parse(thrown).stdout;
  }
}

beforeAll(() => {
  for (const name of [".oxlintrc.json", "tsconfig.json", "e2e/lint/house.mjs"]) cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  for (const { path, text } of fixtures) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const { code, filename } of lintReport.parse(JSON.parse(lint())).diagnostics) {
    const rules = found.get(filename) ?? new Set();
    found.set(filename, rules.add(code ?? "?"));
  }
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the lint rules bite", () => {
  test.each(fixtures)("$rule: $path", ({ path, rule }) => {
    const rules = [...(found.get(path) ?? [])];
    if (rule === "clean") expect(rules.filter((one) => one.startsWith("house"))).toEqual([]);
    else expect(rules).toContain(rule);
  });
});
