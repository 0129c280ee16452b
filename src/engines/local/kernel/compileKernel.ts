import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const sourceFolder = fileURLToPath(new URL("assembly/", import.meta.url));
const compilerVersion = createRequire(import.meta.url).resolve("assemblyscript/package.json");
const cacheFolder = join(dirname(compilerVersion), "../.cache/fill-kernel");
const options = ["--enable", "simd", "--runtime", "stub", "--importMemory", "--initialMemory", "1", "--optimizeLevel", "3"];
/** The same code for a memory that threads share; `mostPages` of threadedKernel.ts names the same number. */
const sharedOptions = [...options, "--enable", "threads", "--sharedMemory", "--maximumMemory", "16384"];

export type KernelBuild = "own" | "shared";

/**
 * The WebAssembly of the sources in `assembly/`, for a memory of one thread or a shared one. Runs in Node: for builds, tests and the
 * command line. Made when the sources have changed, and kept among the packages under the hash of what it is made of. @throws Error with
 * what the compiler says
 */
export async function compileKernel(build: KernelBuild = "own"): Promise<Uint8Array<ArrayBuffer>> {
  const chosen = build === "own" ? options : sharedOptions;
  const kept = join(cacheFolder, `${await hashOfInput(chosen)}.wasm`);
  const found = await readFile(kept).catch(() => null);
  if (found !== null) return new Uint8Array(found);
  const code = await compile(chosen);
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = `${kept}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, kept);
  return code;
}

/** Those that the code is made of. */
export async function kernelSources(): Promise<readonly string[]> {
  const names = await readdir(sourceFolder);
  return names
    .filter((name) => name.endsWith(".ts"))
    .toSorted()
    .map((name) => join(sourceFolder, name));
}

async function hashOfInput(chosen: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(chosen.join(" "));
  for (const file of [compilerVersion, ...(await kernelSources())]) hash.update(await readFile(file));
  return hash.digest("hex").slice(0, 16);
}

async function compile(chosen: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded here: the compiler takes a second to start, and is seldom needed.
  const { main } = await import("assemblyscript/asc");
  let code: Uint8Array<ArrayBuffer> | null = null;
  let said = "";
  const { error } = await main(["index.ts", "--baseDir", sourceFolder, "--outFile", "kernel.wasm", ...chosen], {
    stderr: { write: (chunk: Uint8Array | string) => void (said += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString()) },
    writeFile: (name, contents) => {
      if (name === "kernel.wasm" && typeof contents !== "string") code = new Uint8Array(contents);
    },
  });
  if (error !== null || code === null) throw new Error(`the fill's kernel does not compile:\n${said}`, { cause: error });
  return code;
}
