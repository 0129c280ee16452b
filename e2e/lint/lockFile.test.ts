import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod/mini";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ resolved: z.optional(z.string()), optionalDependencies: z.optional(z.record(z.string(), z.string())) }),
  ),
});
const lock = lockSchema.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, "../../package-lock.json"), "utf8")));
const packages = Object.entries(lock.packages);
const names = new Set(packages.map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)));

test("each platform's build that some package may need has an entry, or npm ci fails on that platform", () => {
  const wanted = packages.flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).map((name) => ({ path, name })),
  );
  expect(wanted.length).toBeGreaterThan(50);
  expect(wanted.filter(({ name }) => !names.has(name))).toEqual([]);
});

test("no package is pinned to a registry that others cannot reach", () => {
  const hosts = packages.flatMap(([, { resolved }]) => (resolved === undefined ? [] : [new URL(resolved).host]));
  expect([...new Set(hosts)].filter((host) => host !== "registry.npmjs.org")).toEqual([]);
});

test("every version in package.json is exact", () => {
  const versions = z.record(z.string(), z.string());
  const manifest = z
    .object({ dependencies: versions, devDependencies: versions })
    .parse(JSON.parse(readFileSync(resolve(import.meta.dirname, "../../package.json"), "utf8")));
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
