import { Failure } from "../../lib/failure";

export const defaultBaseAddress = "https://api.wavespeed.ai";

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * A service address as the user typed it, as `origin[/path]` without a slash at its end. A trailing `/api/v3` is taken off, so that
 * either form may be pasted. Plain http would show the key to the network, so it is only for this machine and for the page's own origin.
 * @throws Failure service-address
 */
export function parseBaseAddress(text: string, pageOrigin?: string): string {
  const refuse = (): Failure => new Failure("service-address", { address: text.trim() });
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch (cause) {
    throw new Failure("service-address", { address: text.trim() }, { cause });
  }
  const safe = url.protocol === "https:" || (url.protocol === "http:" && (loopback.test(url.hostname) || url.origin === pageOrigin));
  if (!safe || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") throw refuse();
  return `${url.origin}${url.pathname.replace(/\/+$/, "").replace(/\/api\/v3$/, "")}`;
}
