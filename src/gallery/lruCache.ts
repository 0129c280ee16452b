/**
 * Values that must be given back (bitmaps, object URLs), the longest unused first once their cost passes `budget`.
 * A value that is held is never given back under its holder: it goes when the last hold is released and the budget says so.
 */
export class LruCache<Value> {
  readonly #entries = new Map<string, { value: Value; cost: number; holds: number }>();
  readonly #budget: number;
  readonly #dispose: (value: Value) => void;
  #cost = 0;

  constructor(budget: number, dispose: (value: Value) => void) {
    this.#budget = budget;
    this.#dispose = dispose;
  }

  get cost(): number {
    return this.#cost;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** The value, which becomes the most recently used. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps `value`; a second value of the same key replaces the first only when nobody holds that. Returns the one that is kept. */
  put(key: string, value: Value, cost: number): Value {
    const old = this.#entries.get(key);
    if (old !== undefined && old.holds > 0) {
      if (old.value !== value) this.#dispose(value);
      return old.value;
    }
    if (old !== undefined) this.#remove(key, old.value !== value);
    this.#entries.set(key, { value, cost, holds: 0 });
    this.#cost += cost;
    this.#evict(key);
    return value;
  }

  /** Keeps the value of `key` alive until the returned function is called (once). An unknown key holds nothing. */
  hold(key: string): () => void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return () => undefined;
    entry.holds++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      entry.holds--;
      this.#evict(null);
    };
  }

  /** Gives back everything that nobody holds. */
  clear(): void {
    for (const [key, entry] of this.#entries) if (entry.holds === 0) this.#remove(key, true);
  }

  /** `newest` stays even when it alone passes the budget: its caller is about to use it. */
  #evict(newest: string | null): void {
    for (const [key, entry] of this.#entries) {
      if (this.#cost <= this.#budget) return;
      if (entry.holds === 0 && key !== newest) this.#remove(key, true);
    }
  }

  #remove(key: string, dispose: boolean): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#cost -= entry.cost;
    if (dispose) this.#dispose(entry.value);
  }
}
