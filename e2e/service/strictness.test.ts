import { expect, test } from "vitest";
import { key, standIn } from "./fixture";

/** The stand-in is at least as strict as the contract. */
const service = standIn();
const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
const good = { image: "https://a.example/a.png", mask_image: "https://a.example/b.png", prompt: "a lamp" };

async function post(path: string, body: unknown, extra: Readonly<Record<string, string>> = headers): Promise<Response> {
  return fetch(`${service().url}/api/v3${path}`, { method: "POST", headers: extra, body: JSON.stringify(body) });
}

test.each([
  { image: undefined },
  { mask_image: "" },
  { prompt: undefined },
  { size: "1024x1024" },
  { size: "255*512" },
  { size: "512*1537" },
  { num_inference_steps: 0 },
  { num_inference_steps: 51 },
  { num_inference_steps: 2.5 },
  { guidance_scale: 27.9 },
  { guidance_scale: 36 },
  { num_images: 5 },
  { num_images: 0 },
  { seed: -2 },
  { loras: Array.from({ length: 4 }, () => ({ path: "a/b", scale: 1 })) },
  { loras: [{ path: "a/b", scale: 4.1 }] },
  { loras: [{ path: "a/b" }] },
])("a submit with %j is refused with the field's name, and costs nothing", async (change) => {
  const response = await post("/wavespeed-ai/flux-fill-dev", { ...good, ...change });
  expect(response.status).toBe(400);
  const { message } = (await response.json()) as { message: string };
  expect(message).toContain(Object.keys(change)[0]);
  expect(service().state.counts).toMatchObject({ submits: 1, accepted: 0 });
  expect(service().state.balance).toBe(10_000);
});

test("unknown keys are dropped without a word", async () => {
  const response = await post("/wavespeed-ai/flux-fill-dev", { ...good, width: 9, strength: 1 });
  expect(response.status).toBe(200);
  expect(Object.keys(service().state.predictions[0]?.inputs ?? {})).not.toContain("width");
});

test.each(["/balance", "/models", "/predictions/x/result"])("%s asks for the key", async (path) => {
  const wrong: readonly Record<string, string>[] = [{}, { Authorization: "Bearer wrong" }];
  for (const extra of wrong) {
    const response = await fetch(`${service().url}/api/v3${path}`, { headers: extra });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 401 });
  }
});

test("a preflight is answered, unless CORS is switched off", async () => {
  const ask = () => fetch(`${service().url}/api/v3/balance`, { method: "OPTIONS", headers: { Origin: "https://page.example" } });
  const response = await ask();
  expect(response.status).toBe(204);
  expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(response.headers.get("Access-Control-Allow-Methods")).toBe("GET, POST, OPTIONS");
  expect(response.headers.get("Access-Control-Allow-Headers")).toBe("authorization, content-type");
  service().order({ settings: { cors: false } });
  expect((await ask()).headers.get("Access-Control-Allow-Origin")).toBeNull();
});

test("an upload is a form with one file named file", async () => {
  const form = new FormData();
  form.set("image", new Blob(["x"]), "x.png");
  const upload = (body: BodyInit) =>
    fetch(`${service().url}/api/v3/media/upload/binary`, { method: "POST", headers: { Authorization: `Bearer ${key}` }, body });
  expect((await upload(form)).status).toBe(400);
  expect((await upload("plain")).status).toBe(400);
  form.set("file", new Blob(["x"]), "x.png");
  expect((await upload(form)).status).toBe(200);
});

test("a submit with too little money left is refused in words", async () => {
  service().order({ balance: 34 });
  const response = await post("/wavespeed-ai/flux-fill-dev", good);
  expect(await response.json()).toMatchObject({ code: 1407, message: expect.stringContaining("insufficient credits") as string });
});

test("the controls are off the API, take JSON only, and refuse what they do not know", async () => {
  const control = (body: string, type: string) =>
    fetch(`${service().url}/control`, { method: "POST", headers: { "Content-Type": type }, body });
  expect((await control('{"balance":1}', "text/plain")).status).toBe(400);
  expect((await control('{"balence":1}', "application/json")).status).toBe(400);
  const told = await control('{"balance":1,"settings":{"priceRoute":false}}', "application/json");
  expect(await told.json()).toMatchObject({ balance: 1, counts: { submits: 0 }, settings: { priceRoute: false, cors: true } });
  expect((await fetch(`${service().url}/api/v3/control`, { headers })).status).toBe(404);
  expect(service().state.requests).toHaveLength(1);
});

test("a scenario that is misspelt is an error and no silent success", async () => {
  expect((await post("/wavespeed-ai/flux-fill-dev", { ...good, prompt: "a lamp [faled-1200]" })).status).toBe(500);
});
