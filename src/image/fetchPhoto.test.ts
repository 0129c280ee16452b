import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchPhoto } from "./fetchPhoto";

const { signal } = new AbortController();

function answer(respond: (url: string, init: RequestInit) => Promise<Response>): ReturnType<typeof vi.fn> {
  const fetch = vi.fn((url: URL, init: RequestInit) => respond(String(url), init));
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

afterEach(() => vi.unstubAllGlobals());

describe("fetchPhoto", () => {
  it("brings the bytes and a name, and tells nobody who asks", async () => {
    const fetch = answer(async () => new Response(Uint8Array.of(1, 2, 3), { headers: { "content-type": "image/png" } }));
    const { blob, name } = await fetchPhoto("https://example.com/a/My%20photo.png?size=9", signal);
    expect(name).toBe("My photo.png");
    expect(blob.type).toBe("image/png");
    expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([1, 2, 3]);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer" });
  });

  it("takes an address without its scheme, and the page's own files", async () => {
    vi.stubGlobal("location", { href: "http://page.test/app/" });
    const fetch = answer(async () => new Response("x"));
    await fetchPhoto(" example.com/photo.jpg ", signal);
    await fetchPhoto("/examples/a.jpg", signal);
    expect(fetch.mock.calls.map(([url]) => String(url))).toEqual(["https://example.com/photo.jpg", "http://page.test/examples/a.jpg"]);
  });

  it.each([
    "",
    "a photo of a cat",
    "ftp://example.com/a.png",
    "javascript:alert(1)",
    "data:image/png;base64,AA",
    "blob:https://example.com/1",
    "file:///etc/passwd",
  ])("asks nobody for %j", async (link) => {
    const fetch = answer(async () => new Response("x"));
    await expect(fetchPhoto(link, signal)).rejects.toMatchObject({ code: "link-invalid" });
    expect(fetch).not.toHaveBeenCalled();
  });

  it("says unreachable when the server refuses, or does not allow it", async () => {
    answer(async () => new Response("gone", { status: 404 }));
    await expect(fetchPhoto("https://example.com/a.png", signal)).rejects.toMatchObject({
      code: "link-unreachable",
      values: { host: "example.com", status: 404 },
    });
    answer(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(fetchPhoto("https://example.com/a.png", signal)).rejects.toMatchObject({ code: "link-unreachable" });
  });

  it("does not begin a download that is too large, and ends one that becomes it", async () => {
    answer(async () => new Response("x", { headers: { "content-length": "900000000" } }));
    await expect(fetchPhoto("https://example.com/a.png", signal)).rejects.toMatchObject({
      code: "link-too-large",
      values: { megabytes: 200 },
    });
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(50_000_000));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    answer(async () => new Response(endless));
    await expect(fetchPhoto("https://example.com/a.png", signal)).rejects.toMatchObject({ code: "link-too-large" });
    expect(pulled).toBeLessThan(8);
    expect(cancelled).toBe(true);
  });

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    answer(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
        }),
    );
    const fetching = fetchPhoto("https://example.com/a.png", controller.signal);
    controller.abort();
    await expect(fetching).rejects.toMatchObject({ code: "aborted" });
  });
});
