import { Failure } from "../lib/failure";

/** How much is read, and for how long, in bytes and milliseconds. */
export interface FetchLimits {
  readonly bytes: number;
  readonly patience: number;
}

const photoLimits: FetchLimits = { bytes: 200_000_000, patience: 60_000 };

export interface FetchedFile {
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
export function fetchPhoto(address: string, signal: AbortSignal): Promise<FetchedFile> {
  return fetchFile(address, photoLimits, signal);
}

/** Any file from a link, as `fetchPhoto`. */
export async function fetchFile(address: string, limits: FetchLimits, signal: AbortSignal): Promise<FetchedFile> {
  const url = parse(address);
  const patience = AbortSignal.timeout(limits.patience);
  try {
    const response = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.any([signal, patience]) });
    if (!response.ok) throw new Failure("link-unreachable", { host: url.host, status: response.status });
    return { blob: await readBounded(response, url, limits.bytes), name: nameOf(url) };
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    if (signal.aborted) throw new Failure("aborted", {}, { cause: thrown });
    throw new Failure("link-unreachable", { host: url.host, status: 0 }, { cause: thrown });
  }
}

async function readBounded(response: Response, url: URL, byteLimit: number): Promise<Blob> {
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
