import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { preview } from "vite";
import { ensureBrowser } from "../run/browser";
import { runFillBench } from "./fill/fillBench";
import { runFinishBench } from "./finish/finishBench";
import { runMaskBench } from "./mask/maskBench";
import { runPaintBench } from "./paint/paintBench";
import { runStartBench } from "./start/startBench";

/** `npm run bench [-- start | paint | mask | finish | fill …]`: builds, serves and measures; prints one Markdown table or more for each. */
const benches: Readonly<Record<string, (address: string) => Promise<string>>> = {
  start: runStartBench,
  paint: runPaintBench,
  mask: runMaskBench,
  finish: runFinishBench,
  fill: async () => {
    const { table, notes } = await runFillBench();
    return `\`\`\`text\n${table}\n\n${notes}\n\`\`\``;
  },
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) throw new Error(`no bench ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}`);

process.env["CHROMIUM_PATH"] = ensureBrowser();
execFileSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "error"], { stdio: "inherit" });
const server = await preview({ preview: { port: 4190 }, logLevel: "error" });
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error("the built page could not be served");

try {
  console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}\n`);
  for (const name of names.length > 0 ? names : Object.keys(benches)) console.log(`## ${name}\n\n${await benches[name]?.(address)}\n`);
} finally {
  await server.close();
}
