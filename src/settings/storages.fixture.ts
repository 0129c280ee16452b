import { vi } from "vitest";

/** A storage of the browser over a map; `full` refuses every write. */
export function fakeStorage({ full = false }: { readonly full?: boolean } = {}): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem: (name, text) => {
      if (full) throw new DOMException("no room", "QuotaExceededError");
      kept.set(name, text);
    },
  };
}

/** A page with empty storages; another page of the same browser has other modules over the same `localStorage`. */
export function openFakePage({ session = fakeStorage(), local = fakeStorage() } = {}): {
  readonly session: Storage;
  readonly local: Storage;
} {
  vi.resetModules();
  vi.stubGlobal("sessionStorage", session);
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("location", { origin: "https://page.example", href: "https://page.example/" });
  return { session, local };
}
