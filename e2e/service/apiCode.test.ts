import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CodeRequest } from "../../src/api/codeRequest";
import { curlCode } from "../../src/api/curlCode";
import { javascriptCode } from "../../src/api/javascriptCode";
import { jsonCode } from "../../src/api/jsonCode";
import { pythonCode } from "../../src/api/pythonCode";
import { defaultParams, type FillParams } from "../../src/engines/fillParams";
import { fillFields } from "../../src/engines/wavespeed/fillRequest";
import { key, maskPng, photoPng, side, standIn } from "./fixture";

/** The code of the API tab, run as it is: the person who pastes it gets what is written there, and pays once. */
const service = standIn();

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "api-code-"));
  await Promise.all([
    writeFile(join(folder, "image.png"), photoPng()),
    writeFile(join(folder, "mask.png"), maskPng()),
    // As after `npm install wavespeed`.
    symlink(resolve(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"), "junction"),
    // The script's pauses are the machine's own; here they take no time.
    writeFile(join(folder, "sleep"), "#!/bin/sh\n", { mode: 0o755 }),
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

function succeeds(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
const hasPython = succeeds("python3", "--version");
const hasPythonPackage = hasPython && succeeds("python3", "-c", "import wavespeed");

interface Language {
  readonly name: string;
  readonly file: string;
  readonly program: string;
  readonly code: (request: CodeRequest) => string;
}
const curl: Language = { name: "cURL", file: "fill.sh", program: "bash", code: curlCode };
const javascript: Language = { name: "JavaScript", file: "fill.mjs", program: process.execPath, code: javascriptCode };
const python: Language = { name: "Python", file: "fill.py", program: "python3", code: pythonCode };
const executed = [curl, javascript, ...(hasPythonPackage ? [python] : [])];

const nastyPrompt = 'a "red" kite, it\'s `here` \\ $HOME ${x} $(id)\nMột con diều đỏ 🪁\u2028\u0000 JSON\n!';
const params: FillParams = {
  ...defaultParams,
  prompt: nastyPrompt,
  width: side,
  height: side,
  images: 2,
  seed: 41_207,
  steps: 30,
  guidance: 30.5,
  loras: [
    { path: "someone/some-style", weight: 0.8 },
    { path: "https://example.invalid/it's a $file.safetensors?a=1&b=2", weight: 1 },
  ],
};
const requestOf = (changes: Partial<FillParams> = {}): CodeRequest => ({
  base: service().url,
  params: { ...params, ...changes },
  size: { width: side, height: side },
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Saves the code as its first line says, and runs it with the key in its environment. */
async function runCode({ file, program, code }: Language, request: CodeRequest, withKey = key): Promise<Ended> {
  const path = join(folder, file);
  await writeFile(path, code(request));
  const { WAVESPEED_API_KEY: _own, ...others } = process.env;
  const env = { ...others, PATH: `${folder}${delimiter}${others["PATH"] ?? ""}`, WAVESPEED_API_KEY: withKey };
  return new Promise((done) => {
    execFile(program, [path], { cwd: folder, env }, (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code ?? 1), out, err });
    });
  });
}

/** The bytes that the service was given under an address. */
function uploaded(address: unknown): Buffer | undefined {
  return service().state.files.get(new URL(String(address)).pathname)?.bytes;
}

beforeEach(() => service().order({ settings: { pollsToStart: 1, pollsToFinish: 2 } }));

describe.each(executed)("$name, run as it is written", (language) => {
  test("sends the form, submits once and prints the addresses of the images", async () => {
    const { code, out, err } = await runCode(language, requestOf());
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { counts, predictions } = service().state;
    expect(counts).toMatchObject({ submits: 1, accepted: 1, uploads: 2, strayKeys: 0 });
    const { image, mask_image: mask, ...fields } = predictions[0]?.inputs ?? {};
    expect(fields).toEqual(fillFields({ ...params, seed: 41_207 }, { width: side, height: side }));
    expect(uploaded(image)?.equals(photoPng())).toBe(true);
    expect(uploaded(mask)?.equals(maskPng())).toBe(true);
    const addresses = out.trim().split("\n");
    expect(addresses).toHaveLength(2);
    const types = await Promise.all(addresses.map(async (address) => (await fetch(address)).headers.get("Content-Type")));
    expect(types).toEqual(["image/jpeg", "image/jpeg"]);
  });

  test("rolls a seed of its own where none is set, and tells it", async () => {
    const { code, err } = await runCode(language, requestOf({ seed: null, prompt: "a lamp", loras: [] }));
    expect(code).toBe(0);
    const { seed, loras } = service().state.predictions[0]?.inputs ?? {};
    expect(err.trim()).toBe(`seed ${String(seed)}`);
    expect(Number(seed)).toBeGreaterThanOrEqual(0);
    expect(Number(seed)).toBeLessThan(1_000_000);
    expect(loras).toEqual([]);
  });

  test.each([
    ["submit-400", "guidance_scale must be between 28 and 35"],
    ["no-credits", "insufficient credits"],
    ["no-credits-200", "insufficient credits"],
    ["submit-500-accepted", "internal server error"],
    ["submit-429", "too many requests"],
    ["submit-lost", ""],
    ["failed-1402", "could not read the media at the given address"],
    ["cancelled", "cancelled"],
  ] as const)("ends with the service's words and without a second submit: %s", async (scenario, words) => {
    const { code, out, err } = await runCode(language, requestOf({ prompt: `a lamp [${scenario}]` }));
    expect(code).not.toBe(0);
    expect(err).toContain(words);
    expect(out).not.toContain("http");
    expect(service().state.counts).toMatchObject({ submits: 1, strayKeys: 0 });
  });

  test("ends before the submit when a file is refused, or the key is missing or wrong", async () => {
    service().order({
      arm: [
        { route: "upload", effect: { kind: "error", status: 413, message: "file is too large" }, times: 1 },
        { route: "ticket", effect: { kind: "error", status: 413, message: "file is too large" }, times: 1 },
      ],
    });
    expect((await runCode(language, requestOf())).err).toContain("file is too large");
    const missing = await runCode(language, requestOf(), "");
    expect(missing.code).not.toBe(0);
    expect(missing.err).toMatch(/WAVESPEED_API_KEY/);
    expect((await runCode(language, requestOf(), "wrong")).err).toContain("401");
    expect(service().state.counts.submits).toBe(0);
  });
});

describe.each([curl, javascript])("$name", (language) => {
  test("goes on asking when a poll goes wrong", async () => {
    const { code, out } = await runCode(language, requestOf({ prompt: "a lamp [poll-500-twice]", images: 1 }));
    expect(code).toBe(0);
    expect(out).toContain("http");
    expect(service().state.counts).toMatchObject({ submits: 1 });
  });
});

if (!hasPythonPackage && hasPython)
  test("Python, without its package wavespeed here, is compiled only", async () => {
    for (const [name, changes] of Object.entries({ set: {}, rolled: { seed: null, loras: [] } })) {
      const file = join(folder, `${name}.py`);
      await writeFile(file, pythonCode(requestOf(changes)));
      expect(succeeds("python3", "-m", "py_compile", file)).toBe(true);
    }
  });

if (!hasPython)
  test("Python, without one here, is read only: its calls, and brackets that close", () => {
    const code = pythonCode(requestOf({ prompt: "a lamp" }));
    for (const part of [
      "from wavespeed import Client",
      "client.upload(",
      "client.run(",
      "max_retries=0",
      'os.environ["WAVESPEED_API_KEY"]',
    ])
      expect(code).toContain(part);
    const count = (letters: string): number => Array.from(code).filter((letter) => letters.includes(letter)).length;
    expect(count("([{")).toBe(count(")]}"));
  });

test("the JSON is the body of the submit", async () => {
  const { image, mask_image: mask, ...fields } = JSON.parse(jsonCode(requestOf())) as Record<string, unknown>;
  expect([image, mask]).toEqual(["IMAGE_URL", "MASK_URL"]);
  expect(fields).toEqual(fillFields({ ...params, seed: 41_207 }, { width: side, height: side }));
  expect(JSON.parse(jsonCode(requestOf({ seed: null })))).toMatchObject({ seed: -1 });
  const answer = await fetch(`${service().url}/api/v3/wavespeed-ai/flux-fill-dev`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: jsonCode(requestOf()),
  });
  expect(answer.status).toBe(200);
});

test("no code has the key, and every one takes it from the environment", () => {
  for (const { code } of [curl, javascript, python]) {
    expect(code(requestOf())).toContain("WAVESPEED_API_KEY");
    expect(code(requestOf())).not.toContain(key);
  }
});
