/**
 * Makes the page work offline after its first load. Every file of the build is kept in one cache named after the content
 * of all of them. A new build fills a new cache beside the old one and takes over at once; the page that is open keeps
 * finding its own files, because their names carry their content, in the previous cache, which is dropped one build later.
 * Only files on the build's own list are ever answered or kept: no other origin, no service, no proxy.
 */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface ServiceWorkerScope {
  readonly caches: CacheStorage;
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  /** Written in front of this file by the build: paths relative to the scope, the page itself is "". */
  readonly build: { readonly version: string; readonly paths: readonly string[]; readonly onceUsed: readonly string[] };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}

const scope = globalThis as unknown as ServiceWorkerScope;
const prefix = "fill-playground-";
const cacheName = prefix + scope.build.version;
const page = scope.registration.scope;
const urlsOf = (paths: readonly string[]): Set<string> => new Set(paths.map((path) => new URL(path, page).href));
const known = urlsOf(scope.build.paths);
/** Not fetched before somebody needs them, then kept like the others. */
const keptOnceUsed = urlsOf(scope.build.onceUsed);

/** Named after its content by the build, so an old copy is as good as a new one. */
function isImmutable(url: string): boolean {
  return url.startsWith(new URL("assets/", page).href);
}

/** A page with this header starts no worker whose own answer lacks it, so copies from before the host sent it are of no use. */
const embedderPolicy = (response: Response | undefined): string | null | undefined => response?.headers.get("Cross-Origin-Embedder-Policy");

async function fetchAnew(url: string): Promise<Response> {
  const response = await fetch(url, { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

async function install(): Promise<void> {
  const cache = await scope.caches.open(cacheName);
  const first = await fetchAnew(page);
  const keep = async (url: string): Promise<void> => {
    const old = isImmutable(url) ? await scope.caches.match(url) : undefined;
    const isAsGood = old !== undefined && embedderPolicy(old) === embedderPolicy(first);
    await cache.put(url, isAsGood ? old : await fetchAnew(url));
  };
  await Promise.all([...known].filter((url) => url !== page).map(keep));
  await cache.put(page, first);
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  const older = (await scope.caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(older.slice(0, -1).map((name) => scope.caches.delete(name)));
  // The very first page was loaded before there was a worker; any later one is handed over by the browser itself.
  if (older.length === 0) await scope.clients.claim();
}

async function answer(request: Request, url: string): Promise<Response> {
  const cache = await scope.caches.open(cacheName);
  const kept = await cache.match(url);
  if (kept !== undefined) return kept;
  const older = await scope.caches.match(url);
  if (older !== undefined && embedderPolicy(older) === embedderPolicy(await cache.match(page))) return older;
  const response = await fetch(request).catch((thrown: unknown) => {
    if (older === undefined) throw thrown;
    return older;
  });
  if (!response.ok && older !== undefined) return older;
  // A full disk must not keep the file from the page.
  if (response.ok && keptOnceUsed.has(url)) await cache.put(url, response.clone()).catch(() => undefined);
  return response;
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.hash = "";
  if (request.mode === "navigate" && url.pathname === new URL(page).pathname) url.search = "";
  if (request.method === "GET" && (known.has(url.href) || isImmutable(url.href))) event.respondWith(answer(request, url.href));
});
