import { toFailure } from "../../lib/failure";
import { browserNetwork, exchange, type Network } from "./exchange";

const timeout = 10_000;

/**
 * True when the page's own server says that it forwards `/api/v3` with a key of its own, so that none is needed here. It is asked by the
 * page's own address, which every host can answer, past every cache: an old copy may tell of a proxy that is gone.
 * @throws Failure aborted
 */
export async function hasProxy(pageAddress: string, signal: AbortSignal, network: Network = browserNetwork): Promise<boolean> {
  if (!signal.aborted && !network.online()) return false;
  const init: RequestInit = { method: "HEAD", mode: "same-origin", credentials: "omit", cache: "no-store", redirect: "error" };
  try {
    const { headers } = await exchange(network, { url: pageAddress, init, timeout, signal });
    return headers.get("WaveSpeed-Proxy") === "same-origin";
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code === "aborted") throw failure;
    return false;
  }
}
