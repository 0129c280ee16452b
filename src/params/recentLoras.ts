import { z } from "zod/mini";
import { loraSchema, type Lora } from "../engines/fillParams";
import { loraKey, loraPathProblem } from "../engines/loraPath";
import { createSignal } from "../ui/signal";

const storageKey = "fill-playground.loras";
const most = 8;

/** The LoRAs that were sent last, with their last weights, the latest first. */
export const recentLoras = createSignal<readonly Lora[]>(parseRecentLoras(storedText()));

/** These were sent just now. */
export function rememberLoras(loras: readonly Lora[]): void {
  if (loras.length === 0) return;
  recentLoras.set(withLoras(recentLoras.get(), loras));
  try {
    localStorage.setItem(storageKey, JSON.stringify(recentLoras.get()));
  } catch {
    // A browser that keeps nothing still offers them until the page is closed.
  }
}

export function withLoras(before: readonly Lora[], used: readonly Lora[]): Lora[] {
  const kept = used.filter(({ path }) => !holdsSecret(path));
  const keys = new Set(kept.map(({ path }) => loraKey(path)));
  return [...kept, ...before.filter(({ path }) => !keys.has(loraKey(path)))].slice(0, most);
}

/** What was kept, without what makes no sense. */
export function parseRecentLoras(text: string | null): Lora[] {
  try {
    const entries = z.array(z.unknown()).parse(JSON.parse(text ?? "[]"));
    const loras = entries.flatMap((entry) => loraSchema.safeParse(entry).data ?? []);
    return withLoras(
      [],
      loras.filter(({ path }) => loraPathProblem(path) === null),
    );
  } catch {
    return [];
  }
}

/** Signed addresses and access tokens are not for keeping. */
function holdsSecret(path: string): boolean {
  if (!URL.canParse(path)) return false;
  return [...new URL(path).searchParams.keys()].some((name) => /token|key|secret|sig|auth|pass|cred/i.test(name));
}

function storedText(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
