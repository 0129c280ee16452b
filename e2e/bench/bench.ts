import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { preview } from "vite";
import { ensureBrowser } from "../run/browser";
import { runFillBench } from "./fill/fillBench";
import { runPageFill } from "./fill/pageFill";
import { runFinishBench } from "./finish/finishBench";
import { runMaskBench } from "./mask/maskBench";
import { runPaintBench } from "./paint/paintBench";
import { runStartBench } from "./start/startBench";

/**
 * `npm run bench [-- start | paint | mask | finish | fill …]`: builds, serves and measures; prints one Markdown table or more for each.
 * `paint:12,export` measures one photo, one section of the bench, or both; `fill:page` the fill in the page alone.
 */
const benches: Readonly<Record<string, (address: string, only: readonly string[]) => Promise<string>>> = {
  start: runStartBench,
  paint: runPaintBench,
  mask: runMaskBench,
  finish: runFinishBench,
  fill: async (address, only) => {
    const inPage = await runPageFill(address);
    if (only.includes("page")) return inPage;
    const { table, notes } = await runFillBench();
    return `\`\`\`text\n${table}\n\n${notes}\n\`\`\`\n\n${inPage}`;
  },
};

const chosen = process.argv.slice(2).map((word) => {
  const [name = "", only = ""] = word.split(":");
  return { name, only: only.split(",") };
});
const unknown = chosen.filter(({ name }) => !(name in benches));
if (unknown.length > 0)
  throw new Error(`no bench ${unknown.map(({ name }) => name).join(", ")}; there are ${Object.keys(benches).join(", ")}`);
const wanted = chosen.length > 0 ? chosen : Object.keys(benches).map((name) => ({ name, only: [] }));

process.env["CHROMIUM_PATH"] = ensureBrowser();
execFileSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "error"], { stdio: "inherit" });
const server = await preview({ preview: { port: 4190 }, logLevel: "error" });
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error("the built page could not be served");

try {
  console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}\n`);
  for (const { name, only } of wanted)
    console.log(`## ${name}

${await benches[name]?.(address, only)}
`);
} finally {
  await server.close();
}
