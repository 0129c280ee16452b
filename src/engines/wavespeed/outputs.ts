import { Failure, toFailure } from "../../lib/failure";
import { exchange, type Network } from "./exchange";
import type { OutputSource } from "./outputSource";
import { growingWait, type Pause } from "./pause";

export interface DownloadTools {
  readonly network: Network;
  readonly pause: Pause;
}

const retries = 3;
const timeout = 120_000;

/**
 * The bytes of an output. Never with the key: outputs lie on other hosts, where whoever has the address may read.
 * @throws Failure aborted, output-blocked (the host forbids pages to read it), output-gone, output-unreachable, output-unreadable, service-offline
 */
export async function downloadOutput(tools: DownloadTools, source: OutputSource, signal: AbortSignal): Promise<Blob> {
  if (source.kind === "unknown") throw new Failure("output-unreadable");
  if (source.kind === "address") return fetchOutput(tools, source.url, signal);
  return typed(decodeBase64(source.base64), source.type);
}

async function fetchOutput({ network, pause }: DownloadTools, url: string, signal: AbortSignal): Promise<Blob> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchOnce(network, url, signal);
    } catch (thrown) {
      const failure = toFailure(thrown);
      // A line that broke once looks like a host that forbids reading, when that host is asked right after: so the first time decides nothing.
      const again = failure.code === "output-unreachable" || (failure.code === "output-blocked" && attempt === 1);
      if (!again || attempt > retries) throw failure;
      await pause(growingWait(attempt), signal);
    }
  }
}

async function fetchOnce(network: Network, url: string, signal: AbortSignal): Promise<Blob> {
  const host = new URL(url).host;
  const init: RequestInit = { method: "GET", mode: "cors", credentials: "omit", referrerPolicy: "no-referrer" };
  const answer = await exchange(network, { url, init, timeout, signal }).catch(async (thrown: unknown) => {
    const failure = toFailure(thrown);
    if (failure.code === "aborted" || failure.code === "service-offline") throw failure;
    const blocked = failure.code === "service-unreachable" && (await answersUnread(network, url, signal));
    throw new Failure(blocked ? "output-blocked" : "output-unreachable", { host, url }, { cause: failure });
  });
  if ([401, 403, 404, 410].includes(answer.status)) throw new Failure("output-gone", { host, url });
  if (answer.status < 200 || answer.status >= 300) throw new Failure("output-unreachable", { host, url });
  const bytes = new Uint8Array(await answer.body.arrayBuffer());
  return typed(bytes, answer.body.type);
}

/** True when the host answers a request whose answer the page may not read: then it is the host's rule and not the network. */
async function answersUnread(network: Network, url: string, signal: AbortSignal): Promise<boolean> {
  const init: RequestInit = { method: "HEAD", mode: "no-cors", credentials: "omit", referrerPolicy: "no-referrer" };
  return exchange(network, { url, init, timeout, signal }).then(
    () => true,
    (thrown: unknown) => {
      if (toFailure(thrown).code === "aborted") throw thrown;
      return false;
    },
  );
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch (cause) {
    throw new Failure("output-unreadable", {}, { cause });
  }
}

/** `text` has one character for each byte. */
function starts(bytes: Uint8Array, at: number, text: string): boolean {
  return text === String.fromCharCode(...bytes.subarray(at, at + text.length));
}

/** What the bytes are: the type is not documented, and hosts name it wrongly. */
function sniff(bytes: Uint8Array): string | null {
  if (starts(bytes, 0, "\u0089PNG")) return "image/png";
  if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) return "image/jpeg";
  if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) return "image/webp";
  if (starts(bytes, 4, "ftypavif")) return "image/avif";
  return starts(bytes, 0, "GIF8") ? "image/gif" : null;
}

function typed(bytes: Uint8Array<ArrayBuffer>, claimed: string): Blob {
  const type = sniff(bytes) ?? (claimed.startsWith("image/") && bytes.length > 0 ? claimed : null);
  if (type === null) throw new Failure("output-unreadable");
  return new Blob([bytes], { type });
}
