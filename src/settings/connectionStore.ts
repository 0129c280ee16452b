import { create } from "zustand";
import { setServiceEngine } from "../engines/engines";
import type { MilliDollars } from "../engines/money";
import type { AccountTier } from "../engines/wavespeed/accountTiers";
import type { Failure } from "../lib/failure";

/** The name under which a key is kept in session or local storage. */
export const keyStorageName = "fill-playground.key";

/** What a connection is made of, as it may be shown: the key itself is not here. */
export interface ConnectionFacts {
  /** Another one for each connection that is made. */
  readonly id: string;
  /** `proxy`: the page's own server holds the key. */
  readonly via: "key" | "proxy";
  /** The service's address. */
  readonly base: string;
  /** The key's last characters; empty for a short one and for a proxy. */
  readonly keyEnd: string;
  readonly remembered: boolean;
  readonly tier: AccountTier;
}

export interface Connected extends ConnectionFacts {
  readonly state: "connected";
  /** null until the service has accepted the key. */
  readonly works: true | null;
  /** What the account had when the connection was made, and when that was (milliseconds since 1970); null when nobody asked. */
  readonly first: { readonly balance: MilliDollars; readonly at: number } | null;
}

export type Connection =
  | { readonly state: "none" }
  /** A first connection is being made, restored or looked for. */
  | { readonly state: "checking" }
  | Connected
  /** The service does not accept the key (any more): nothing is sent with it. */
  | (ConnectionFacts & { readonly state: "refused"; readonly failure: Failure });

/** With a key in store the page begins by restoring the connection. */
const connectionStore = create<{ readonly now: Connection }>(() => ({ now: { state: isKeyStored() ? "checking" : "none" } }));

export function useConnection(): Connection {
  return connectionStore((state) => state.now);
}

export function connectionState(): Connection {
  return connectionStore.getState().now;
}

export function showConnection(now: Connection): void {
  connectionStore.setState({ now });
}

/** The service has answered through the connection `id`. */
export function keyWorked(id: string): void {
  const now = connectionState();
  if (now.state === "connected" && now.id === id && now.works === null) showConnection({ ...now, works: true });
}

/** The service has refused the key of the connection `id`: runs wait until there is another. */
export function keyRefused(id: string, failure: Failure): void {
  const now = connectionState();
  if (now.state !== "connected" || now.id !== id) return;
  const { via, base, keyEnd, remembered, tier } = now;
  setServiceEngine(null);
  showConnection({ state: "refused", id, via, base, keyEnd, remembered, tier, failure });
}

/** Whether a key is in store; it is read only by whoever uses it. */
export function isKeyStored(): boolean {
  try {
    return (sessionStorage.getItem(keyStorageName) ?? localStorage.getItem(keyStorageName)) !== null;
  } catch {
    return false;
  }
}
