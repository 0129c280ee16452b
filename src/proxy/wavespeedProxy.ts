import type { IncomingMessage, ServerResponse } from "node:http";
import { refuse } from "./answer.ts";
import { readCall } from "./allowedCalls.ts";
import { forward } from "./forward.ts";
import { isFromOwnPage, isToThisMachine } from "./visitor.ts";

export interface ProxyOptions {
  /** Printable ASCII without spaces. It goes into the Authorization header to `target` and nowhere else. */
  readonly key: string;
  /** `origin[/path]` of the service, without a slash at its end. */
  readonly target?: string;
  /** Milliseconds for one call. The page itself waits 152 s at most, for its largest upload. */
  readonly timeLimit?: number;
}

export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export const serviceAddress = "https://api.wavespeed.ai";

/**
 * Forwards what the page asks of `/api/v3` to the service, with a key that the page never sees, and says so in a header of everything
 * else that is served here. For one person on one machine: whoever may send requests from it may spend the key's money.
 */
export function createWavespeedProxy({ key, target = serviceAddress, timeLimit = 180_000 }: ProxyOptions): Middleware {
  return (request, response, next) => {
    const call = readCall(request.url ?? "");
    const atHome = isToThisMachine(request);
    if (call === null) {
      if (atHome) response.setHeader("WaveSpeed-Proxy", "same-origin");
      next();
    } else if (!atHome) refuse(response, 403, "The proxy answers only on this machine, under the address that the server prints.");
    else if (!isFromOwnPage(request)) refuse(response, 403, "The proxy answers only the page that is served beside it.");
    else if (call.method === null) refuse(response, 404, "The proxy does not let this path through.");
    else if (call.method !== request.method) refuse(response, 405, `The proxy takes only ${call.method} here.`, { Allow: call.method });
    else forward({ key, target, timeLimit }, call.path, request, response);
  };
}
