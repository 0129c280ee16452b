/**
 * One tab of the page writes. The lock (Web Locks) says who that is and is freed by the browser when the tab goes, however it
 * goes. A steal is heard of late by the one who lost; until then the database itself refuses its writes (`Database.own`).
 */
export interface TabLock {
  release(): void;
}

/** How long a reloaded page waits for its former self to let go before it asks who holds the lock, in milliseconds. */
const patience = 500;

/**
 * Tries to become the one tab that writes.
 * @param steal takes the lock from whoever holds it
 * @param onLost another tab has taken the lock
 * @returns null when another tab holds it; without Web Locks (an insecure address) the newest tab owns, guarded by the database alone
 */
export function claimTab(
  name: string,
  { steal = false, onLost }: { readonly steal?: boolean; readonly onLost: () => void },
): Promise<TabLock | null> {
  if (!("locks" in navigator)) return Promise.resolve({ release: () => undefined });
  return new Promise((resolve, reject) => {
    let free: (() => void) | null = null;
    const hold = (): Promise<void> =>
      new Promise((release) => {
        free = release;
        resolve({ release });
      });
    const waiting = new AbortController();
    const options: LockOptions = steal ? { steal: true } : { signal: waiting.signal };
    navigator.locks.request(name, options, hold).catch((thrown: unknown) => {
      // The request ends with an error when it waited in vain, and when a lock that was held is stolen.
      if (free !== null) onLost();
      else if (thrown instanceof DOMException && thrown.name === "AbortError") resolve(null);
      else reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
    });
    if (!steal) setTimeout(() => void giveUpIfHeld(name, waiting), patience);
  });
}

/**
 * Time alone proves nothing: a busy machine may grant a free lock late. The browser's list, asked for after the request, tells
 * whether the request still waits behind another tab.
 */
async function giveUpIfHeld(name: string, waiting: AbortController): Promise<void> {
  const { pending = [] } = await navigator.locks.query();
  if (pending.some((request) => request.name === name)) waiting.abort();
}
