import type { ServerResponse } from "node:http";

/**
 * Of every answer of the proxy. It stands on the page's own origin, so whatever the service sends must not become a page that runs there.
 */
export const answerHeaders: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/** An error of the proxy's own in the service's envelope, so that the page reads it as one of the service. */
export function refuse(response: ServerResponse, status: number, message: string, headers: Readonly<Record<string, string>> = {}): void {
  const body = JSON.stringify({ code: status, message });
  response.writeHead(status, {
    ...answerHeaders,
    ...headers,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
}
