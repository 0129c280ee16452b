/** Below this path the service's API begins; the page puts it behind its own origin. */
const root = "/api/v3";

/** All that the page asks the service for. Whoever reaches the proxy can do this with the key, and nothing else. */
const calls: readonly (readonly ["GET" | "POST", RegExp])[] = [
  ["POST", /^\/media\/upload\/binary$/],
  ["POST", /^\/wavespeed-ai\/flux-fill-dev$/],
  ["POST", /^\/wavespeed-ai\/prompt-optimizer$/],
  ["GET", /^\/predictions\/[\w-]{1,128}\/result$/],
  ["POST", /^\/predictions$/],
  ["POST", /^\/predictions\/delete$/],
  ["GET", /^\/balance$/],
  ["POST", /^\/model\/price$/],
  ["POST", /^\/model\/pricing$/],
  ["POST", /^\/billings\/search$/],
  ["GET", /^\/models$/],
];

export interface Call {
  /** From `/api/v3` on, without a query: the page sends none. */
  readonly path: string;
  /** How the path may be asked for; null when it is not let through at all. */
  readonly method: "GET" | "POST" | null;
}

/** What a request's target means to the proxy; null when it is none of the API's and so not the proxy's business. */
export function readCall(target: string): Call | null {
  const [path = ""] = target.split("?");
  if (path !== root && !path.startsWith(`${root}/`)) return null;
  const [method = null] = calls.find(([, pattern]) => pattern.test(path.slice(root.length))) ?? [];
  return { path, method };
}
