import { Failure } from "../../lib/failure";

/** What the network gives back: the head and the whole body, or one of the ways in which there is none. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Blob;
}

export interface Exchange {
  readonly url: string;
  readonly init: RequestInit;
  /** Milliseconds for the whole exchange, the body included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** The world outside, as given: a test puts its own in. */
export interface Network {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** False when the browser knows that it is offline. */
  readonly online: () => boolean;
}

export const browserNetwork: Network = {
  // A function of its own: called as a method of anything but the global object, fetch throws.
  fetch: (url, init) => fetch(url, init),
  online: () => typeof navigator === "undefined" || !("onLine" in navigator) || navigator.onLine,
};

/**
 * One request and its whole answer. Never repeats.
 * @throws Failure aborted, service-timeout, service-offline, service-unreachable (down, blocked by CORS or by an extension: a browser cannot tell)
 */
export async function exchange({ fetch, online }: Network, { url, init, timeout, signal }: Exchange): Promise<Answer> {
  if (signal.aborted) throw new Failure("aborted");
  const host = new URL(url).host;
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    stop();
  }, timeout);
  signal.addEventListener("abort", stop, { once: true });
  try {
    const response = await fetch(url, { ...init, signal: controller.signal });
    return { status: response.status, headers: response.headers, body: await response.blob() };
  } catch (cause) {
    if (timedOut) throw new Failure("service-timeout", { host, seconds: Math.ceil(timeout / 1000) }, { cause });
    if (signal.aborted) throw new Failure("aborted", {}, { cause });
    throw online() ? new Failure("service-unreachable", { host }, { cause }) : new Failure("service-offline", { host }, { cause });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
