import { expect, test } from "vitest";
import type { Refusal } from "./envelope";
import { failureOf, refusedField, taskFailure } from "./errorKinds";

const refusal = (status: number, text = "", code: number | null = null): Refusal => ({ ok: false, status, code, text });

test.each([
  [refusal(401, "bad key"), "service-key-refused"],
  [refusal(200, "bad key", 401), "service-key-refused"],
  [refusal(402), "service-no-credits"],
  [refusal(400, "Insufficient balance, please recharge"), "service-no-credits"],
  [refusal(403, "insufficient_credits"), "service-no-credits"],
  [refusal(400, "", 1407), "service-no-credits"],
  [refusal(400, "scheduler busy", 1407), "service-params"],
  [refusal(403, "suspended"), "service-forbidden"],
  [refusal(404), "service-not-found"],
  [refusal(405), "service-not-found"],
  [refusal(413), "service-too-large"],
  [refusal(408), "service-server"],
  [refusal(418, "teapot"), "service-refused"],
  [refusal(422, "size: wrong"), "service-params"],
  [refusal(429), "service-rate-limited"],
  [refusal(200, "Too many requests", 1300), "service-rate-limited"],
  [refusal(500), "service-server"],
  [refusal(200, "down", 5003), "service-server"],
  [refusal(400, "blocked", 1200), "service-moderated"],
  [refusal(400, "rejected by content policy"), "service-moderated"],
  [refusal(200, "cannot read", 1402), "service-media"],
] as const)("%j", (given, code) => {
  expect(failureOf(given, 0, null).code).toBe(code);
});

test("a rate limit says until when: by the service's word, else a minute", () => {
  expect(failureOf(refusal(429), 1000, 12_300).values).toEqual({ seconds: 13, until: 13_300 });
  expect(failureOf(refusal(429), 1000, null).values).toEqual({ seconds: 60, until: 61_000 });
});

test.each([
  ["mask_image is required", "mask"],
  ["image is required", "image"],
  ["num_images: must be at most 4", "images"],
  ["guidance_scale must be between 28 and 35", "guidance"],
  ["num_inference_steps", "steps"],
  ["loras[0].scale", "loras"],
  ["size is not supported", "size"],
  ["something else", "parameter"],
])("%s is about %s", (text, field) => {
  expect(refusedField(text)).toBe(field);
});

test("a task's words count where its code says nothing", () => {
  expect(taskFailure(null, "flagged by moderation").code).toBe("service-moderated");
  expect(taskFailure(1405, "task failed").code).toBe("run-failed");
  expect(taskFailure(1406, "odd").values["message"]).toBe("odd");
});
