import { serviceAddress, type ProxyOptions } from "./wavespeedProxy.ts";

/** A variable of the environment makes no sense. Vite prints the stack; whoever mistyped it needs only the sentence. */
function refusal(sentence: string): Error {
  const error = new Error(sentence);
  error.stack = sentence;
  return error;
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * How the server is to forward, as its environment says; null without a key. The variables have the rules of the page's own fields, only
 * that a key is too long to be met in an answer by chance. A message never quotes it.
 * @throws Error in one sentence
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Required<Pick<ProxyOptions, "key" | "target">> | null {
  const key = (env["WAVESPEED_API_KEY"] ?? "").trim();
  if (key === "") return null;
  if (!/^[\u0021-\u007e]{8,512}$/.test(key))
    throw refusal("WAVESPEED_API_KEY is not a key: it must be 8 to 512 printable ASCII characters without spaces.");
  const address = (env["WAVESPEED_ADDRESS"] ?? "").trim();
  return { key, target: address === "" ? serviceAddress : readAddress(address) };
}

/** `origin[/path]`; a trailing `/api/v3` is taken off. Plain http would show the key to the network, so it is only for this machine. */
function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.test(url.hostname));
  if (url === null || !safe || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw refusal(
      "WAVESPEED_ADDRESS is not an address of a service: it must be like https://api.wavespeed.ai (http only for 127.0.0.1), without user, query or fragment.",
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, "").replace(/\/api\/v3$/, "")}`;
}
