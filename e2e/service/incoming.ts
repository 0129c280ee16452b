import type { IncomingMessage } from "node:http";
import type { Recorded } from "./state";

/** A whole request. */
export interface Incoming {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

const largestBody = 64 * 1024 * 1024;

/** Reads a request to its end. @throws RangeError when it is too large; the socket's error when it breaks off */
export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > largestBody) throw new RangeError("body too large");
    chunks.push(bytes);
  }
  const url = new URL(request.url ?? "/", "http://service.invalid");
  return { method: request.method ?? "GET", path: url.pathname, url, headers: request.headers, body: Buffer.concat(chunks) };
}

export function record(host: Recorded["host"], { method, url, headers, body }: Incoming): Recorded {
  return { host, method, url: `${url.pathname}${url.search}`, headers, body };
}

/** The body as JSON, or undefined when it is none or is not said to be. */
export function jsonBody({ headers, body }: Incoming): unknown {
  if (headers["content-type"]?.startsWith("application/json") !== true) return undefined;
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}

/** The part named `file` of a multipart form; null when the body is no such form, or the part is no file. */
export async function filePart({ headers, body }: Incoming): Promise<File | null> {
  const type = headers["content-type"];
  if (type?.startsWith("multipart/form-data; boundary=") !== true) return null;
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData();
    const file = form.get("file");
    return file instanceof File && file.name !== "" ? file : null;
  } catch {
    return null;
  }
}
