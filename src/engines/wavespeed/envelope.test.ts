import { expect, test } from "vitest";
import { errorText, plainText, readEnvelope } from "./envelope";

test("a good envelope gives its data, also when a proxy has unwrapped it", () => {
  expect(readEnvelope(200, '{"code":200,"message":"success","data":{"id":"a"}}')).toEqual({ ok: true, data: { id: "a" } });
  expect(readEnvelope(200, '{"code":"200","data":[]}')).toEqual({ ok: true, data: [] });
  expect(readEnvelope(201, '{"id":"a"}')).toEqual({ ok: true, data: { id: "a" } });
  expect(readEnvelope(200, '{"data":{"error":"","id":"a"}}')).toEqual({ ok: true, data: { error: "", id: "a" } });
});

test("a code other than 200 is a refusal even under HTTP 200", () => {
  expect(readEnvelope(200, '{"code":1407,"message":"insufficient credits"}')).toEqual({
    ok: false,
    status: 200,
    code: 1407,
    text: "insufficient credits",
  });
});

test("a good status without JSON is unreadable and not a success; a bad one keeps the words of the page", () => {
  for (const body of ["", "<html>hello</html>", '{"code":200,"da', "null", "[]", '"text"']) {
    expect(readEnvelope(200, body)).toEqual({ ok: false, unreadable: true });
  }
  const page = "<html><head><title>t</title><style>b{}</style></head><body><h1>502</h1> Bad\n gateway</body></html>";
  expect(readEnvelope(502, page)).toEqual({ ok: false, status: 502, code: null, text: "502 Bad gateway" });
  expect(readEnvelope(500, "")).toEqual({ ok: false, status: 500, code: null, text: "" });
});

test.each([
  [{ message: "m", error: "e" }, "m"],
  [{ message: "success", error: "e" }, "e"],
  [{ error: { message: "inner" } }, "inner"],
  [{ detail: "d" }, "d"],
  [{ detail: [{ loc: ["body", "size"], msg: "bad" }, { msg: "worse" }] }, "size: bad; worse"],
  [{ errors: [{ message: "one" }, "two"] }, "one; two"],
  [{ data: { error: "deep" } }, "deep"],
  [{ message: "", error: null, detail: [], data: null }, null],
  ["text", null],
])("the text of %j", (body, text) => {
  expect(errorText(body)).toBe(text);
});

test("a long text is cut", () => {
  expect(plainText("word ".repeat(200))).toHaveLength(300);
});
