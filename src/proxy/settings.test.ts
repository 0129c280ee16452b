import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

const key = "wsk_0123456789";

test.each([undefined, "", "  "])("no key (%j), no proxy", (none) => {
  expect(readSettings({ WAVESPEED_API_KEY: none, WAVESPEED_ADDRESS: "nonsense" })).toBeNull();
});

test.each([
  [undefined, "https://api.wavespeed.ai"],
  ["", "https://api.wavespeed.ai"],
  [" https://api.wavespeed.ai/api/v3/ ", "https://api.wavespeed.ai"],
  ["https://example.org/fill/", "https://example.org/fill"],
  ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
  ["http://[::1]:1", "http://[::1]:1"],
])("the address %j is %s", (address, target) => {
  expect(readSettings({ WAVESPEED_API_KEY: ` ${key}\n`, WAVESPEED_ADDRESS: address })).toEqual({ key, target });
});

test.each([
  "api.wavespeed.ai",
  "http://api.wavespeed.ai",
  "http://127.0.0.1.example.org",
  "https://u:p@example.org",
  "https://a.org?x",
  "ftp://a.org",
])("the address %s is refused in one sentence", (address) => {
  expect(() => readSettings({ WAVESPEED_API_KEY: key, WAVESPEED_ADDRESS: address })).toThrow(
    /^WAVESPEED_ADDRESS is not an address[^\n]*\.$/,
  );
});

test.each(["two words", "short", "chìa-khóa-bí-mật", "a\r\nHost: elsewhere", "a".repeat(513)])(
  "the key %j is refused, and not quoted",
  (wrong) => {
    const attempt = (): unknown => readSettings({ WAVESPEED_API_KEY: wrong });
    expect(attempt).toThrow(/^WAVESPEED_API_KEY is not a key/);
    expect(attempt).not.toThrow(wrong);
  },
);
