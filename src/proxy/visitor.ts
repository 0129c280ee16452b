import type { IncomingMessage } from "node:http";

const loopback = /^(?:::ffff:)?127\.|^::1$/;
const names = ["127.0.0.1", "localhost", "[::1]"];
/** The ports that an address leaves out. */
const silentPorts: ReadonlySet<number> = new Set([80, 443]);

/**
 * True when the request came over this machine's own interface, to an address of this machine. The first keeps the neighbours out when
 * the server listens to them too; the second keeps out a foreign name that was made to point here (DNS rebinding), since its page
 * would be of the same origin as its requests.
 */
export function isToThisMachine({ socket, headers }: IncomingMessage): boolean {
  const { localAddress = "", remoteAddress = "", localPort = 0 } = socket;
  if (!loopback.test(localAddress) || !loopback.test(remoteAddress)) return false;
  const hosts = names.flatMap((name) => [`${name}:${localPort}`, ...(silentPorts.has(localPort) ? [name] : [])]);
  return hosts.includes(headers.host?.toLowerCase() ?? "");
}

/** False when a browser says that another origin's page asks. Programs of this machine say nothing. */
export function isFromOwnPage({ headers }: IncomingMessage): boolean {
  const { origin, host = "", "sec-fetch-site": site } = headers;
  const own = origin === undefined || [`http://${host}`, `https://${host}`].includes(origin);
  return own && (site === undefined || site === "same-origin" || site === "none");
}
