import { serviceEngine, setServiceEngine } from "../engines/engines";
import { tierLimits, type AccountTier } from "../engines/wavespeed/accountTiers";
import { parseKey } from "../engines/wavespeed/apiKey";
import { readBalance } from "../engines/wavespeed/balance";
import { parseBaseAddress } from "../engines/wavespeed/baseAddress";
import { hasProxy } from "../engines/wavespeed/findProxy";
import { createWavespeedEngine, type WavespeedEngine } from "../engines/wavespeed/wavespeedEngine";
import { Failure } from "../lib/failure";
import { newId } from "../lib/id";
import { uploadTable } from "../storage/uploadTable";
import { connectionState, showConnection, type Connected, type ConnectionFacts } from "./connectionStore";
import { forgetKey, keepKey, keptKey, keyEnd, rereadKey, type KeptKey } from "./keyKeeper";
import { preferencesState, setPreferences } from "./preferencesStore";

export interface ConnectInput {
  /** As they were typed. */
  readonly key: string;
  readonly base: string;
  readonly remember: boolean;
  readonly tier: AccountTier;
  /** False takes the key without asking the service about it. */
  readonly check: boolean;
}

/** What is being tried; it ends when something else is wanted. */
let attempt = new AbortController();

function begin(): AbortSignal {
  attempt.abort();
  attempt = new AbortController();
  return attempt.signal;
}

/**
 * Tries the key at the address by reading the balance, and only then takes it: until then, and when it fails, all stays as it was.
 * @throws Failure service-…, aborted
 */
export async function connect({ key, base, remember, tier, check }: ConnectInput, signal: AbortSignal): Promise<void> {
  const kept: KeptKey = { key: parseKey(key), base: parseBaseAddress(base, location.origin), remembered: remember };
  const superseded = begin();
  const until = AbortSignal.any([superseded, signal]);
  const before = connectionState();
  const isFirst = before.state === "none" || before.state === "checking";
  const engine = createEngine(kept.base, kept.key, tier);
  if (isFirst) showConnection({ state: "checking" });
  try {
    const balance = check ? await readBalance(engine.transport, until, 0) : null;
    if (until.aborted) throw new Failure("aborted");
    keepKey(kept);
    setPreferences({ serviceAddress: kept.base, tier });
    const first = balance === null ? null : { balance, at: Date.now() };
    take(engine, { ...factsOf(kept, tier), works: balance === null ? null : true, first });
  } catch (thrown) {
    // What came instead has its own state.
    if (isFirst && !superseded.aborted) showConnection({ state: "none" });
    throw thrown;
  }
}

/** Takes the key out of memory and of everything that keeps it; nothing is asked of the service any more. */
export function disconnect(): void {
  begin();
  forgetKey();
  setServiceEngine(null);
  showConnection({ state: "none" });
}

/** Goes on with the key that is kept. Whether it still works is seen from the balance. */
export function restoreConnection(): void {
  begin();
  const kept = keptKey();
  if (kept === null) {
    disconnect();
    return;
  }
  const { tier } = preferencesState();
  take(createEngine(kept.base, kept.key, tier), { ...factsOf(kept, tier), works: null, first: null });
}

/** Without a key, asks this page's own server whether it holds one. */
export async function connectThroughProxy(): Promise<void> {
  if (connectionState().state !== "none" || keptKey() !== null) return;
  const until = begin();
  showConnection({ state: "checking" });
  const found = await hasProxy(location.href, until).catch(() => false);
  if (until.aborted) return;
  const { tier } = preferencesState();
  const facts: ConnectionFacts = { id: newId(), via: "proxy", base: location.origin, keyEnd: "", remembered: false, tier };
  if (found) take(createEngine(location.origin, null, tier), { ...facts, works: null, first: null });
  else showConnection({ state: "none" });
}

/** Other limits for the same account. */
export function changeTier(tier: AccountTier): void {
  setPreferences({ tier });
  const [now, engine] = [connectionState(), serviceEngine()];
  if (now.state !== "connected" || engine === null) return;
  setServiceEngine({ ...engine, ...tierLimits(tier) });
  showConnection({ ...now, tier });
}

/** Whether the key in use outlives this tab. */
export function changeRemembered(remembered: boolean): void {
  const [now, kept] = [connectionState(), keptKey()];
  if (kept === null || (now.state !== "connected" && now.state !== "refused")) return;
  keepKey({ ...kept, remembered });
  showConnection({ ...now, remembered: keptKey()?.remembered ?? false });
}

/** Another tab has removed the remembered key, or remembers another one. A key of this tab alone is none of its business. */
export function followOtherTab(): void {
  const before = keptKey();
  const kept = rereadKey();
  if (kept === null) {
    if (before !== null) disconnect();
  } else if (connectionState().state === "none" || kept.key !== before?.key || kept.base !== before.base) restoreConnection();
}

function createEngine(baseUrl: string, key: string | null, tier: AccountTier): WavespeedEngine {
  return createWavespeedEngine({ baseUrl, key, pageOrigin: location.origin, uploads: uploadTable(), ...tierLimits(tier) });
}

function factsOf({ key, base }: KeptKey, tier: AccountTier): ConnectionFacts {
  return { id: newId(), via: "key", base, keyEnd: keyEnd(key), remembered: keptKey()?.remembered ?? false, tier };
}

function take(engine: WavespeedEngine, facts: Omit<Connected, "state">): void {
  showConnection({ state: "connected", ...facts });
  setServiceEngine(engine);
}
