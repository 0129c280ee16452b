import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client } from "wavespeed";
import { z } from "zod/mini";
import { key, maskPng, photoPng, standIn } from "./fixture";
import { readPicture } from "./picture";

/** What others wrote for the real service runs against the stand-in: that is how we know that it speaks the API. */
const service = standIn();
const model = "wavespeed-ai/flux-fill-dev";

let folder = "";
const files = { photo: "", mask: "" };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stand-in-"));
  files.photo = join(folder, "photo.png");
  files.mask = join(folder, "mask.png");
  await Promise.all([writeFile(files.photo, photoPng()), writeFile(files.mask, maskPng())]);
});
afterAll(() => rm(folder, { recursive: true }));

const outputsSchema = z.object({ outputs: z.array(z.string()) });

async function sizesOf(addresses: readonly string[]): Promise<readonly string[]> {
  const answers = await Promise.all(addresses.map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())));
  return answers.map((bytes) => {
    const picture = readPicture(bytes);
    return `${picture?.width}*${picture?.height}`;
  });
}

test("the npm package wavespeed uploads, runs and gets its images", async () => {
  const client = new Client(key, { baseUrl: service().url });
  const [image, mask] = await Promise.all([client.upload(files.photo), client.upload(files.mask)]);
  const input = { image, mask_image: mask, prompt: "a lamp", size: "256*256", num_images: 2, seed: 7 };
  const result = outputsSchema.parse(await client.run(model, input, { pollInterval: 0.001 }));
  expect(await sizesOf(result.outputs)).toEqual(["256*256", "256*256"]);
  expect(service().state.counts).toMatchObject({ submits: 1, uploads: 2, strayKeys: 0 });
});

test("it meets the service's failures as it knows them", async () => {
  const client = new Client(key, { baseUrl: service().url });
  const input = { image: "https://example.invalid/a.png", mask_image: "https://example.invalid/b.png", prompt: "a lamp" };
  await expect(client.run(model, input, { pollInterval: 0.001 })).rejects.toThrow(/could not read the media/);
  await expect(client.run(model, { prompt: "a lamp" })).rejects.toThrow(/HTTP 400.*image is required/);
  await expect(new Client("wrong", { baseUrl: service().url }).run(model, input)).rejects.toThrow(/HTTP 401/);
  await expect(client.run(model, { ...input, prompt: "a lamp [submit-500-accepted]" })).rejects.toThrow(/will not retry/);
  expect(service().state.counts.submits).toBe(4);
});

test("it runs the prompt optimizer in one request, and says when that takes too long", async () => {
  const client = new Client(key, { baseUrl: service().url });
  const optimizer = "wavespeed-ai/prompt-optimizer";
  const result = outputsSchema.parse(await client.run(optimizer, { text: "cat" }, { enableSyncMode: true }));
  expect(result.outputs[0]).toMatch(/^cat, /);
  await expect(client.run(optimizer, { text: "cat [sync-timeout]" }, { enableSyncMode: true })).rejects.toThrow(/Sync mode timed out/);
});

const run = promisify(execFile);
const answerSchema = z.object({ code: z.literal(200), data: z.record(z.string(), z.unknown()) });

async function curl(path: string, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run("curl", ["-sS", "--fail", `${service().url}/api/v3${path}`, "-H", `Authorization: Bearer ${key}`, ...args]);
  return answerSchema.parse(JSON.parse(stdout)).data;
}

test("curl uploads, submits, polls and downloads", async () => {
  const image = (await curl("/media/upload/binary", "-F", `file=@${files.photo}`))["download_url"];
  const mask = (await curl("/media/upload/binary", "-F", `file=@${files.mask}`))["download_url"];
  const body = JSON.stringify({ image, mask_image: mask, prompt: "a lamp", size: "256*256" });
  const { id, status } = await curl(`/${model}`, "-H", "Content-Type: application/json", "-d", body);
  expect(status).toBe("created");
  let data: Record<string, unknown> = {};
  for (let polls = 0; polls < 5 && data["status"] !== "completed"; polls++) data = await curl(`/predictions/${String(id)}/result`);
  expect(await sizesOf(outputsSchema.parse(data).outputs)).toEqual(["256*256"]);
  expect(await curl("/balance")).toEqual({ balance: 9.965 });
});
