import { Failure } from "../lib/failure";

const byteLimit = 200_000_000;
const patienceMs = 60_000;

export interface FetchedPhoto {
  readonly blob: Blob;
  /** The last part of the address, for a document's name. */
  readonly name: string;
}

/** An address without its scheme, as people paste it: a name with a dot, then a path. */
const bareAddress = /^[\w-]+(\.[\w-]+)+(:\d+)?\//;

/** @throws Failure link-invalid for anything but http and https */
function parse(address: string): URL {
  const text = address.trim();
  try {
    // A rooted path is one of the page's own files.
    const url = text.startsWith("/") ? new URL(text, location.href) : new URL(bareAddress.test(text) ? `https://${text}` : text);
    if (url.protocol === "https:" || url.protocol === "http:") return url;
  } catch {
    // Said below.
  }
  throw new Failure("link-invalid", { link: address });
}

function nameOf(url: URL): string {
  const last = url.pathname.split("/").pop() ?? "";
  try {
    return decodeURIComponent(last) || url.hostname;
  } catch {
    return last;
  }
}

/**
 * Fetches a photo from a link. Nothing that identifies the user goes along: no cookies, no referrer.
 * A server that does not allow other pages to read its files (CORS) looks like one that cannot be reached; the page cannot tell them apart.
 * @throws Failure link-invalid, link-unreachable {host, status?}, link-too-large, aborted
 */
export async function fetchPhoto(address: string, signal: AbortSignal): Promise<FetchedPhoto> {
  const url = parse(address);
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.any([signal, patience]) });
    if (!response.ok) throw new Failure("link-unreachable", { host: url.host, status: response.status });
    return { blob: await readBounded(response, url), name: nameOf(url) };
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    if (signal.aborted) throw new Failure("aborted", {}, { cause: thrown });
    throw new Failure("link-unreachable", { host: url.host, status: 0 }, { cause: thrown });
  }
}

async function readBounded(response: Response, url: URL): Promise<Blob> {
  const tooLarge = (): Failure => new Failure("link-too-large", { host: url.host, megabytes: byteLimit / 1e6 });
  if (Number(response.headers.get("content-length") ?? 0) > byteLimit) throw tooLarge();
  if (response.body === null) return response.blob();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  const reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    total += piece.value.length;
    if (total > byteLimit) {
      await reader.cancel();
      throw tooLarge();
    }
    pieces.push(piece.value);
  }
  return new Blob(pieces, { type: response.headers.get("content-type") ?? "" });
}
