import { expect, test } from "vitest";
import type { Ticket } from "../engine";
import { readOutput } from "./outputSource";
import { growingWait, readRetryAfter } from "./pause";
import { parseTime, predictionSchema, readPrediction } from "./predictions";
import { limitsIn } from "./schema";
import { parseTicket, writeTicket } from "./ticket";

const address = { kind: "address", url: "https://a.example/x.png" };

test.each([
  ["https://a.example/x.png", address],
  [{ url: "https://a.example/x.png", width: 1 }, address],
  ["/9j/4AAQ", { kind: "inline", type: "image/jpeg", base64: "/9j/4AAQ" }],
  ["iVBORw0K\nGgo=", { kind: "inline", type: "image/png", base64: "iVBORw0KGgo=" }],
  [{ b64_json: "UklGRgAA" }, { kind: "inline", type: "image/webp", base64: "UklGRgAA" }],
  ["data:image/png;base64,iVBORw0K", { kind: "inline", type: "image/png", base64: "iVBORw0K" }],
  ["data:image/avif;base64,AAAA", { kind: "inline", type: "image/avif", base64: "AAAA" }],
  ["some words", { kind: "unknown" }],
  ["javascript:alert(1)", { kind: "unknown" }],
  ["https://", { kind: "unknown" }],
  [null, { kind: "unknown" }],
])("the output %j", (item, source) => {
  expect(readOutput(item)).toEqual(source);
});

const predictionOf = (raw: unknown) => readPrediction(predictionSchema.parse(raw));

test("only the id has to be there; odd fields count as missing, and a single output may stand without its list", () => {
  expect(predictionOf({ id: "a" })).toMatchObject({ id: "a", state: "running", outputs: [], createdAt: null, failure: null });
  expect(predictionOf({ id: "a", status: "Completed", outputs: null, has_nsfw_contents: null, code: "x", created_at: 5 })).toMatchObject({
    state: "completed",
    outputs: [],
  });
  expect(predictionOf({ id: "a", status: "completed", outputs: "https://a.example/x.png" }).outputs).toHaveLength(1);
  expect(predictionSchema.safeParse({ status: "created" }).success).toBe(false);
  expect(predictionSchema.safeParse({ id: "" }).success).toBe(false);
});

test.each(["created", "pending", "processing", "queued", "warming_up", ""])("%j is still running", (status) => {
  expect(predictionOf({ id: "a", status }).state).toBe("running");
});

test("flags belong to the outputs by their place", () => {
  const { outputs } = predictionOf({ id: "a", status: "completed", outputs: ["x", "y"], has_nsfw_contents: [true] });
  expect(outputs.map(({ nsfw }) => nsfw)).toEqual([true, null]);
});

test("times may have nanoseconds", () => {
  expect(parseTime("2026-10-02T08:15:42.027123456Z")).toBe(Date.UTC(2026, 9, 2, 8, 15, 42, 27));
  expect(parseTime("2026-10-02T08:15:42Z")).toBe(Date.UTC(2026, 9, 2, 8, 15, 42));
  expect(parseTime("soon")).toBeNull();
});

test("Retry-After in seconds or as a date; waits grow to ten seconds", () => {
  const now = Date.UTC(2026, 0, 1);
  expect(readRetryAfter("7", now)).toBe(7000);
  expect(readRetryAfter(new Date(now + 5000).toUTCString(), now)).toBe(5000);
  expect(readRetryAfter(new Date(now - 5000).toUTCString(), now)).toBe(0);
  expect([readRetryAfter(null, now), readRetryAfter("soon", now), readRetryAfter("", now)]).toEqual([null, null, null]);
  expect([1, 2, 3, 4, 5, 6].map(growingWait)).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000]);
});

test("a ticket is read back, and a text that is none is not", () => {
  const content = { base: "https://a.example", id: "x", seed: 1, at: 2, files: ["h"] };
  expect(parseTicket(writeTicket(content))).toMatchObject(content);
  for (const text of ["", "{}", "null", '{"version":2,"service":"wavespeed"}']) expect(parseTicket(text as Ticket)).toBeNull();
});

test("limits: another entry, a range upside down and a missing list are left out", () => {
  const entry = (properties: unknown) => [
    { model_id: "other" },
    { name: "m", api_schema: { api_schemas: [{ type: "model_run", request_schema: { properties } }] } },
  ];
  expect(limitsIn(entry({ size: { minimum: 9, maximum: 1 }, guidance_scale: { minimum: 25, maximum: 35, step: 0 } }), "m")).toMatchObject({
    side: {},
    guidance: { min: 25, max: 35 },
    loras: { weight: {} },
    names: ["size", "guidance_scale"],
  });
  expect(limitsIn(entry(null), "m")).toBeNull();
  expect(limitsIn([null, 5], "m")).toBeNull();
});
