import { expect, test } from "vitest";
import { parseKey, withoutKey } from "./apiKey";
import { defaultBaseAddress, parseBaseAddress } from "./baseAddress";

test.each([
  ["https://api.wavespeed.ai", "https://api.wavespeed.ai"],
  [" https://api.wavespeed.ai/ ", "https://api.wavespeed.ai"],
  ["https://api.wavespeed.ai/api/v3/", "https://api.wavespeed.ai"],
  ["https://example.org/fill", "https://example.org/fill"],
  ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
  ["http://[::1]:1", "http://[::1]:1"],
  ["http://localhost:5173/api/v3", "http://localhost:5173"],
])("%s is %s", (text, address) => {
  expect(parseBaseAddress(text)).toBe(address);
});

test.each([
  "",
  "api.wavespeed.ai",
  "http://api.wavespeed.ai",
  "http://127.0.0.1.example.org",
  "http://localhost.example.org",
  "https://user:secret@api.wavespeed.ai",
  "https://api.wavespeed.ai?key=1",
  "https://api.wavespeed.ai#x",
  "ftp://api.wavespeed.ai",
  "javascript:alert(1)",
])("%j is refused", (text) => {
  expect(() => parseBaseAddress(text)).toThrow("service-address");
});

test("the service's own address is one", () => {
  expect(parseBaseAddress(defaultBaseAddress)).toBe(defaultBaseAddress);
});

test("plain http is taken to the page's own origin", () => {
  expect(parseBaseAddress("http://fill.lan", "http://fill.lan")).toBe("http://fill.lan");
  expect(() => parseBaseAddress("http://fill.lan:81", "http://fill.lan")).toThrow("service-address");
});

test("a key is what can stand in a header, without the white space around it", () => {
  expect(parseKey(" wsk_abc\n")).toBe("wsk_abc");
  for (const text of ["", "  ", "two words", "a\nb", "chìa-khóa", "a".repeat(513)])
    expect(() => parseKey(text)).toThrow("service-key-malformed");
});

test("a text loses the key, and a short key is not shown in part", () => {
  expect(withoutKey("key 0123456789abcdef and 0123456789abcdef", "0123456789abcdef")).toBe("key …cdef and …cdef");
  expect(withoutKey("key abc", "abc")).toBe("key …");
  expect(withoutKey("text", null)).toBe("text");
});
