import type { ServerResponse } from "node:http";
import type { Effect } from "./effect";
import type { Reply } from "./reply";

export function send(response: ServerResponse, { status, type, body, headers = {} }: Reply): void {
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body), ...headers });
  response.end(body);
}

const gatewayPage = "<!doctype html><html><head><title>502</title><style>b{}</style></head><body><h1>Bad gateway</h1></body></html>";

/** Sends an answer that is spoiled in the given way. `elsewhere`: where a redirect leads. */
export function spoil(response: ServerResponse, effect: Effect, reply: Reply | null, elsewhere: string): void {
  const { kind, status = 500, message = "something is wrong", code = status, retryAfter } = effect;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
  const json = "application/json; charset=utf-8";
  switch (kind) {
    case "error": {
      const body = JSON.stringify(effect.body ?? { code, message });
      send(response, { status, type: json, body, headers });
      break;
    }
    case "html":
      send(response, { status, type: "text/html", body: gatewayPage, headers });
      break;
    case "broken":
      send(response, { status: 200, type: json, body: String(reply?.body ?? '{"code":200').slice(0, 40) });
      break;
    case "empty":
      send(response, { status: 200, type: json, body: "" });
      break;
    case "redirect":
      send(response, { status: 307, type: "text/plain", body: "", headers: { Location: elsewhere } });
      break;
    case "torn":
      response.writeHead(200, { "Content-Type": json, "Content-Length": 1000 });
      response.write('{"code":200,', () => response.socket?.destroy());
      break;
    case "cut":
      response.socket?.destroy();
      break;
    case "hang":
      // Answered never; the socket is ended when the service is.
      break;
  }
}
