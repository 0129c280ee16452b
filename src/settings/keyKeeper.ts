import { z } from "zod/mini";
import { parseKey } from "../engines/wavespeed/apiKey";
import { parseBaseAddress } from "../engines/wavespeed/baseAddress";
import { keyStorageName } from "./connectionStore";

/** A key and the one address that it may be sent to. They are kept together, so that neither is ever used with another. */
export interface KeptKey {
  readonly key: string;
  readonly base: string;
  /** Kept in this browser beyond the tab. */
  readonly remembered: boolean;
}

const recordSchema = z.object({ key: z.string(), base: z.string() });

/** The key in use; what the storages have is read when the page opens. */
let held: KeptKey | null = null;

/** The key in hand, else this tab's, else the remembered one; null without any. */
export function keptKey(): KeptKey | null {
  held ??= read("session") ?? read("local");
  return held;
}

/** The same after another tab may have changed what is remembered. */
export function rereadKey(): KeptKey | null {
  if (held?.remembered === true) held = null;
  return keptKey();
}

/** Keeps it for this tab, or for this browser; the other place is emptied. */
export function keepKey(kept: KeptKey): void {
  const isWritten = write(kept.remembered ? "local" : "session", kept);
  remove(kept.remembered ? "session" : "local");
  held = isWritten ? kept : { ...kept, remembered: false };
}

/** Takes it out of everything. */
export function forgetKey(): void {
  held = null;
  remove("session");
  remove("local");
}

/** The last characters of a key, by which its owner knows it: four, and never more than a quarter of it. */
export function keyEnd(key: string): string {
  const shown = Math.min(4, Math.floor(key.length / 4));
  return shown === 0 ? "" : key.slice(-shown);
}

type Place = "session" | "local";
const storageOf = (place: Place): Storage => (place === "session" ? sessionStorage : localStorage);

/** What cannot be read or makes no sense is none, and does not stay. */
function read(place: Place): KeptKey | null {
  try {
    const text = storageOf(place).getItem(keyStorageName);
    if (text === null) return null;
    const { key, base } = recordSchema.parse(JSON.parse(text));
    return { key: parseKey(key), base: parseBaseAddress(base, location.origin), remembered: place === "local" };
  } catch {
    remove(place);
    return null;
  }
}

/** False where the browser keeps nothing: the key is then only in memory. */
function write(place: Place, { key, base }: KeptKey): boolean {
  try {
    storageOf(place).setItem(keyStorageName, JSON.stringify({ key, base }));
    return true;
  } catch {
    return false;
  }
}

function remove(place: Place): void {
  try {
    storageOf(place).removeItem(keyStorageName);
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}
