import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeStorage, openFakePage } from "./storages.fixture";

const name = "fill-playground.key";
const input = { base: "https://one.example", key: "wsk_first_key_0001", remember: false, tier: "bronze", check: true } as const;
const forever = new AbortController().signal;

afterEach(() => vi.unstubAllGlobals());

interface Asked {
  readonly address: string;
  readonly key: string | null;
}

/** A page over a network in which each key works at `accepts[key]` alone; everything that left the page is in `asked`. */
async function openPage(accepts: Readonly<Record<string, string>>, storages: Parameters<typeof openFakePage>[0] = {}) {
  const { session, local } = openFakePage(storages);
  const asked: Asked[] = [];
  const answers: ((init: RequestInit) => Promise<Response>)[] = [];
  vi.stubGlobal("fetch", (address: string, init: RequestInit): Promise<Response> => {
    const key = new Headers(init.headers).get("Authorization")?.replace("Bearer ", "") ?? null;
    asked.push({ address, key });
    const answer = answers.shift();
    if (answer !== undefined) return answer(init);
    const works = key !== null && accepts[key] === new URL(address).origin;
    const body = works ? { code: 200, data: { balance: 12.4 } } : { code: 401, message: "invalid api key" };
    return Promise.resolve(new Response(JSON.stringify(body), { status: body.code }));
  });
  const [room, store, engines] = await Promise.all([import("./connect"), import("./connectionStore"), import("../engines/engines")]);
  return { ...room, ...store, ...engines, session, local, asked, answers };
}

const one = { [input.key]: input.base };

describe("connecting", () => {
  it("tries the key by reading the balance, then takes it", async () => {
    const page = await openPage(one);
    await page.connect(input, forever);
    expect(page.asked).toEqual([{ address: "https://one.example/api/v3/balance", key: input.key }]);
    expect(page.connectionState()).toMatchObject({
      state: "connected",
      via: "key",
      base: input.base,
      keyEnd: "0001",
      remembered: false,
      works: true,
      first: { balance: 12_400 },
    });
    expect(JSON.stringify(page.connectionState())).not.toContain(input.key);
    expect(page.serviceEngine()?.transport.base).toBe(input.base);
  });

  it("changes nothing when the key is refused: no store, no engine, and a connection that stood still stands", async () => {
    const page = await openPage(one);
    await expect(page.connect({ ...input, key: "wrong", remember: true }, forever)).rejects.toMatchObject({ code: "service-key-refused" });
    expect([page.session.length, page.local.getItem(name), page.serviceEngine()]).toEqual([0, null, null]);
    expect(page.connectionState()).toEqual({ state: "none" });

    await page.connect(input, forever);
    const [before, engine, kept] = [page.connectionState(), page.serviceEngine(), page.session.getItem(name)];
    await expect(page.connect({ ...input, key: "wrong" }, forever)).rejects.toMatchObject({ code: "service-key-refused" });
    expect([page.connectionState(), page.serviceEngine(), page.session.getItem(name)]).toEqual([before, engine, kept]);
  });

  it("never sends a key to an address that it was not given for", async () => {
    const second = { ...input, base: "https://two.example", key: "wsk_second_key_0002", remember: true };
    const page = await openPage({ ...one, [second.key]: second.base });
    await page.connect({ ...input, remember: true }, forever);
    await expect(page.connect({ ...second, key: "" }, forever)).rejects.toMatchObject({ code: "service-key-malformed" });
    await page.connect(second, forever);
    const pairs = new Set(page.asked.map(({ address, key }) => `${new URL(address).origin} ${key}`));
    expect(pairs).toEqual(new Set([`${input.base} ${input.key}`, `${second.base} ${second.key}`]));

    // Another address in the preferences is none of a kept key's business.
    page.local.setItem("fill-playground.preferences", JSON.stringify({ serviceAddress: "https://three.example" }));
    const later = await openPage({ [second.key]: second.base }, { local: page.local });
    later.restoreConnection();
    expect(later.connectionState()).toMatchObject({ state: "connected", base: second.base, works: null });
  });

  it("says what is wrong with the address or the key before anything is sent", async () => {
    const page = await openPage(one);
    for (const base of ["", "one.example", "http://one.example", "https://me:secret@one.example", "https://one.example/?a"])
      await expect(page.connect({ ...input, base }, forever)).rejects.toMatchObject({ code: "service-address" });
    for (const key of ["", " ", "two words", "ключ"])
      await expect(page.connect({ ...input, key }, forever)).rejects.toMatchObject({ code: "service-key-malformed" });
    expect(page.asked).toEqual([]);
  });

  it("takes the key unasked when the user wants it so", async () => {
    const page = await openPage({});
    await page.connect({ ...input, check: false }, forever);
    expect(page.asked).toEqual([]);
    expect(page.connectionState()).toMatchObject({ state: "connected", works: null, first: null });
  });

  it("ends with the dialog, and leaves nothing behind", async () => {
    const page = await openPage(one);
    const dialog = new AbortController();
    page.answers.push(
      ({ signal }) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")))),
    );
    const trying = page.connect(input, dialog.signal);
    expect(page.connectionState()).toEqual({ state: "checking" });
    dialog.abort();
    await expect(trying).rejects.toMatchObject({ code: "aborted" });
    expect([page.connectionState(), page.session.length]).toEqual([{ state: "none" }, 0]);
  });

  it("an answer that arrives after the key was removed connects nothing", async () => {
    const page = await openPage(one);
    let answer: (response: Response) => void = () => undefined;
    page.answers.push(() => new Promise((resolve) => (answer = resolve)));
    const trying = page.connect(input, forever);
    page.disconnect();
    answer(new Response(JSON.stringify({ code: 200, data: { balance: 1 } })));
    await expect(trying).rejects.toMatchObject({ code: "aborted" });
    expect([page.connectionState(), page.serviceEngine(), page.session.length]).toEqual([{ state: "none" }, null, 0]);
  });
});

describe("a connection that stands", () => {
  it("is let go at once, with everything that keeps the key", async () => {
    const page = await openPage(one);
    await page.connect({ ...input, remember: true }, forever);
    page.disconnect();
    expect([page.connectionState(), page.serviceEngine(), page.local.getItem(name)]).toEqual([{ state: "none" }, null, null]);
  });

  it("stops being used when the service refuses its key later, and only when it is still that connection", async () => {
    const page = await openPage(one);
    await page.connect(input, forever);
    const { Failure } = await import("../lib/failure");
    page.keyRefused("another", new Failure("service-key-refused"));
    expect(page.connectionState()).toMatchObject({ state: "connected" });
    const now = page.connectionState();
    if (now.state !== "connected") throw new Error("not connected");
    page.keyRefused(now.id, new Failure("service-key-refused"));
    expect(page.connectionState()).toMatchObject({ state: "refused", keyEnd: "0001" });
    expect(page.serviceEngine()).toBeNull();
    page.restoreConnection();
    expect(page.connectionState()).toMatchObject({ state: "connected", works: null });
  });

  it("holds runs back as the tier asks, and never has more than eight at once", async () => {
    const page = await openPage(one);
    await page.connect(input, forever);
    expect(page.serviceEngine()).toMatchObject({ concurrency: 2, perMinute: 2 });
    page.changeTier("gold");
    expect(page.serviceEngine()).toMatchObject({ concurrency: 8, perMinute: 3000 });
    expect(page.connectionState()).toMatchObject({ tier: "gold" });
    const reloaded = await openPage(one, page);
    reloaded.restoreConnection();
    expect(reloaded.serviceEngine()).toMatchObject({ perMinute: 3000 });
  });

  it("is remembered, or no longer, without the key being entered again", async () => {
    const page = await openPage(one);
    await page.connect(input, forever);
    page.changeRemembered(true);
    expect([page.session.getItem(name), page.local.getItem(name)]).toEqual([null, expect.stringContaining(input.key)]);
    page.changeRemembered(false);
    expect([page.session.getItem(name), page.local.getItem(name)]).toEqual([expect.stringContaining(input.key), null]);
  });
});

describe("two tabs", () => {
  it("a remembered key that is removed in one is let go in the other; a key of the tab's own stays", async () => {
    const local = fakeStorage();
    const other = await openPage(one, { local });
    await other.connect({ ...input, remember: true }, forever);
    local.removeItem(name);
    other.followOtherTab();
    expect([other.connectionState(), other.serviceEngine()]).toEqual([{ state: "none" }, null]);

    await other.connect(input, forever);
    other.followOtherTab();
    expect(other.connectionState()).toMatchObject({ state: "connected" });
  });

  it("a key that is remembered in one is used by another without a connection", async () => {
    const page = await openPage(one);
    page.local.setItem(name, JSON.stringify({ key: input.key, base: input.base }));
    page.followOtherTab();
    expect(page.connectionState()).toMatchObject({ state: "connected", keyEnd: "0001", remembered: true });
  });
});

describe("a proxy of the page's own origin", () => {
  const withHeader = (): Promise<Response> => Promise.resolve(new Response(null, { headers: { "WaveSpeed-Proxy": "same-origin" } }));

  it("is used when there is no key, and gets none", async () => {
    const page = await openPage({});
    page.answers.push(withHeader);
    await page.connectThroughProxy();
    expect(page.asked).toEqual([{ address: "https://page.example/", key: null }]);
    expect(page.connectionState()).toMatchObject({ state: "connected", via: "proxy", base: "https://page.example", keyEnd: "" });
    expect(page.session.length).toBe(0);
  });

  it("is not asked for while there is a key, and its absence is no failure", async () => {
    const page = await openPage(one);
    await page.connectThroughProxy();
    expect(page.connectionState()).toEqual({ state: "none" });
    await page.connect(input, forever);
    const before = page.asked.length;
    await page.connectThroughProxy();
    expect(page.asked.length).toBe(before);
  });
});
