import { readdirSync } from "node:fs";
import type { Proof } from "../../../src/image/proof/proveLock.fixture";
import { bundleScript } from "../bundleScript";
import { markdownTable } from "../table";
import { withPage } from "./benchPage";

/** Sides that nothing divides: no filter, tile or band ends where the photo does. */
const photos = [
  { megapixels: "1", width: 1203, height: 831 },
  { megapixels: "12", width: 4001, height: 3001 },
  { megapixels: "48", width: 8001, height: 6001 },
] as const;

/** The photo worker as it was built for the page. */
function photoWorker(): string {
  const file = readdirSync("dist/assets").find((name) => /^photo\.worker-.*\.js$/.test(name));
  if (file === undefined) throw new Error("the built page has no photo worker");
  return `/assets/${file}`;
}

const grouped = new Intl.NumberFormat("en");

/**
 * Every kind of photo at every size goes in and comes out through the built page's photo worker, with a result laid in, and is compared with
 * another decoder's reading of it, see `proveLock`. Sets the exit code where anything is not as it was promised.
 * @param only megapixels, all of them when empty @returns Markdown
 */
export async function runProofBench(address: string, only: readonly string[]): Promise<string> {
  const scripts = { "proofBench.page.js": await bundleScript("e2e/bench/finish/proofBench.page.ts") };
  const worker = photoWorker();
  const chosen = photos.filter(({ megapixels }) => only.length === 0 || only.includes(megapixels));
  const rows = new Map<string, (string | number)[]>();
  const problems: string[] = [];
  for (const { megapixels, width, height } of chosen) {
    await withPage(address, scripts, async (page) => {
      for (const kind of await page.evaluate<readonly string[]>("proofBench.kinds()")) {
        const proof = await page.evaluate<Proof>(`proofBench.prove(${JSON.stringify(kind)}, ${width}, ${height}, "${worker}")`);
        const row = rows.get(kind) ?? [kind];
        rows.set(kind, [...row, grouped.format(proof.protectedPixels), proof.changedPixels]);
        problems.push(...proof.problems.map((problem) => `- ${kind}, ${megapixels} megapixels: ${problem}`));
      }
    });
  }
  if (problems.length > 0) process.exitCode = 1;
  const head = ["kind of photo", ...chosen.flatMap(({ megapixels }) => [`protected pixels, ${megapixels} MP`, "changed"])];
  return [markdownTable(head, [...rows.values()]), ...(problems.length > 0 ? [`FAILED\n\n${problems.join("\n")}`] : [])].join("\n\n");
}
