import { expect, test } from "vitest";
import { z } from "zod/mini";
import { answerBody, lastAnswer, onAnswer } from "./lastAnswer";
import { Transport } from "./transport";

const key = 'wsk_"quoted"/0123456789';

function ask(answers: readonly Response[], retries = 0): Promise<unknown> {
  const left = [...answers];
  const next = (): Promise<Response> => {
    const answer = left.shift();
    return answer === undefined ? Promise.reject(new TypeError("cut")) : Promise.resolve(answer);
  };
  const network = { fetch: next, online: () => true };
  const transport = new Transport({
    base: "https://service.example",
    key,
    network,
    pause: () => Promise.resolve(),
    now: () => 1_790_000_000_000,
  });
  return transport.call({ method: "GET", path: "/balance", answer: z.unknown(), retries, signal: new AbortController().signal });
}

test("every answer is the last one for a while, a refusal and an answer between two tries too", async () => {
  const seen: unknown[] = [];
  const stop = onAnswer(() => seen.push(lastAnswer()?.status));
  await ask([Response.json({ code: 500, message: "busy" }, { status: 500 }), Response.json({ code: 200, data: { balance: 3 } })], 1);
  await expect(ask([Response.json({ code: 401, message: "no" }, { status: 401 })])).rejects.toMatchObject({ code: "service-key-refused" });
  stop();
  await ask([Response.json({ code: 200, data: 1 })]);
  expect(seen).toEqual([500, 200, 401]);
  expect(lastAnswer()).toEqual({ method: "GET", path: "/balance", status: 200, at: 1_790_000_000_000, body: { code: 200, data: 1 } });
});

test("the key is taken out, however the service writes it", async () => {
  await ask([new Response(`the key ${key}`, { status: 200 })]).catch(() => null);
  expect(lastAnswer()?.body).toBe("the key …6789");
  await ask([Response.json({ code: 403, message: `no ${key}`, data: { keys: [key] } }, { status: 403 })]).catch(() => null);
  expect(lastAnswer()?.body).toEqual({ code: 403, message: "no …6789", data: { keys: ["…6789"] } });
  expect(answerBody(String.raw`{"error":"wsk_\u0022quoted\"\/0123456789"}`, key)).toEqual({ error: "…6789" });
});

test("what is no JSON is text, and what is long is cut", () => {
  expect(answerBody("<h1>Bad gateway</h1>", null)).toBe("<h1>Bad gateway</h1>");
  const body = answerBody(JSON.stringify(["x".repeat(30_000)]), null);
  expect(body).toHaveLength(20_001);
  expect(body).toMatch(/^\["x+…$/);
});

test("a broken line is no answer", async () => {
  await ask([Response.json({ code: 200, data: 1 })]);
  const before = lastAnswer();
  await expect(ask([])).rejects.toMatchObject({ code: "service-unreachable" });
  expect(lastAnswer()).toBe(before);
});
