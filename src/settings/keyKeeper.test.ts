import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeStorage, openFakePage } from "./storages.fixture";

const name = "fill-playground.key";
const key = "wsk_0123456789abcdef";
const base = "https://api.wavespeed.ai";

afterEach(() => vi.unstubAllGlobals());

async function openPage(storages: Parameters<typeof openFakePage>[0] = {}) {
  const { session, local } = openFakePage(storages);
  return { session, local, keeper: await import("./keyKeeper") };
}

describe("the kept key", () => {
  it("outlives a reload in the tab's storage, and the tab only when that was asked for", async () => {
    const { keeper, session, local } = await openPage();
    keeper.keepKey({ key, base, remembered: false });
    expect(local.getItem(name)).toBeNull();
    expect((await openPage({ local })).keeper.keptKey()).toBeNull();
    const reloaded = await openPage({ session, local });
    expect(reloaded.keeper.keptKey()).toEqual({ key, base, remembered: false });

    reloaded.keeper.keepKey({ key, base, remembered: true });
    expect(session.getItem(name)).toBeNull();
    expect((await openPage({ local })).keeper.keptKey()).toEqual({ key, base, remembered: true });
  });

  it("is gone from everywhere when it is forgotten", async () => {
    const { keeper, session, local } = await openPage();
    for (const remembered of [true, false]) {
      keeper.keepKey({ key, base, remembered });
      keeper.forgetKey();
      expect([session.length, local.length, keeper.keptKey()]).toEqual([0, 0, null]);
    }
  });

  it("is held in memory where the browser keeps nothing, and does not claim to be remembered", async () => {
    const { keeper } = await openPage({ session: fakeStorage({ full: true }), local: fakeStorage({ full: true }) });
    keeper.keepKey({ key, base, remembered: true });
    expect(keeper.keptKey()).toEqual({ key, base, remembered: false });
  });

  it.each([
    ["not JSON", "{"],
    ["no key", JSON.stringify({ base })],
    ["a key with a space", JSON.stringify({ key: "a b", base })],
    ["an address over plain http", JSON.stringify({ key, base: "http://elsewhere.example" })],
    ["an address with a question mark", JSON.stringify({ key, base: "https://elsewhere.example/?to=me" })],
  ])("is none, and does not stay, when the record is broken: %s", async (_, text) => {
    const local = fakeStorage();
    local.setItem(name, text);
    const { keeper } = await openPage({ local });
    expect(keeper.keptKey()).toBeNull();
    expect(local.getItem(name)).toBeNull();
  });

  it("shows its last four characters, and of a short one never more than a quarter", async () => {
    const { keeper } = await openPage();
    expect(keeper.keyEnd(key)).toBe("cdef");
    expect(keeper.keyEnd("12345678")).toBe("78");
    expect(keeper.keyEnd("123")).toBe("");
  });
});
