import {
  request as requestPlain,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from "node:http";
import { request as requestSecure } from "node:https";
import { pipeline } from "node:stream";
import { answerHeaders, refuse } from "./answer.ts";
import { hideKey, withoutKey } from "./withoutKey.ts";

export interface Upstream {
  readonly key: string;
  /** `origin[/path]` of the service, without a slash at its end. */
  readonly target: string;
  /** Milliseconds for one call, from its first byte to the last of its answer. */
  readonly timeLimit: number;
}

/** The service takes files of 20 MB; a form around one is a little larger. */
const largestBody = 32 * 1024 * 1024;

const tooLarge = "The request is larger than 32 MB.";

/**
 * Passes one call on to the service, with the key, exactly once, and its answer back. Nothing is kept: bodies flow through. No redirect
 * is followed, because it would take the key along. When the page hangs up, so does the proxy.
 */
export function forward(upstream: Upstream, path: string, request: IncomingMessage, response: ServerResponse): void {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > largestBody) {
    refuse(response, 413, tooLarge);
    return;
  }
  const call = open(upstream, path, request);
  /** Ends the call with an error of the proxy's own, unless something has been answered already. */
  const fail = (status: number, message: string): void => {
    request.unpipe(call);
    request.resume();
    call.destroy();
    if (response.headersSent || response.destroyed) response.destroy();
    else refuse(response, status, message);
  };
  const timer = setTimeout(() => fail(504, "The service took too long to answer."), upstream.timeLimit);
  response.once("close", () => {
    clearTimeout(timer);
    if (!response.writableFinished) call.destroy();
  });
  call.on("error", (error: NodeJS.ErrnoException) => {
    // After the head of an answer its body tells how the call ends.
    if (!response.headersSent) fail(502, `The service could not be reached (${error.code ?? "connection lost"}).`);
  });
  call.once("response", (answer) => {
    const { statusCode: status = 502, headers } = answer;
    if (status >= 300 && status < 400) fail(502, "The service answered with a redirect, which is not followed.");
    else if (!/^(?:identity)?$/.test(headers["content-encoding"] ?? ""))
      fail(502, "The service answered in an encoding that was not asked for.");
    else pass(answer, response, upstream.key);
  });
  send(request, call, () => fail(413, tooLarge));
}

function open({ key, target }: Upstream, path: string, { method, headers }: IncomingMessage): ClientRequest {
  const sent: OutgoingHttpHeaders = {
    Authorization: `Bearer ${key}`,
    "User-Agent": "fill-playground",
    // As it is, so that a quoted key would be seen.
    "Accept-Encoding": "identity",
    Accept: headers.accept ?? "*/*",
  };
  if (method === "POST") {
    if (headers["content-type"] !== undefined) sent["Content-Type"] = headers["content-type"];
    if (headers["content-length"] !== undefined) sent["Content-Length"] = headers["content-length"];
  }
  const url = `${target}${path}`;
  const begin = url.startsWith("https:") ? requestSecure : requestPlain;
  // A kept connection may be closed at the very moment it is used again; a POST that meets that is lost, so each has its own.
  return begin(url, { method, headers: sent, ...(method === "GET" ? {} : { agent: false }) });
}

/** The body, if there is to be one, as it arrives. */
function send(request: IncomingMessage, call: ClientRequest, onTooLarge: () => void): void {
  if (request.method !== "POST") {
    call.end();
    return;
  }
  let size = 0;
  const count = (chunk: Buffer): void => {
    size += chunk.length;
    if (size <= largestBody) return;
    request.off("data", count);
    onTooLarge();
  };
  request.on("data", count);
  request.pipe(call);
}

function pass(answer: IncomingMessage, response: ServerResponse, key: string): void {
  const headers: Record<string, string> = { ...answerHeaders };
  for (const name of ["Content-Type", "Retry-After"]) {
    const value = answer.headers[name.toLowerCase()];
    if (typeof value === "string") headers[name] = hideKey(value, key);
  }
  response.writeHead(answer.statusCode ?? 502, headers);
  // An answer that breaks off breaks off for the page too.
  pipeline(answer, withoutKey(key), response, () => undefined);
}
