import { useSyncExternalStore } from "react";

/** `phone`: one column; `sheet`: tablet with the inspector over the stage; `tablet` and `desk`: everything in sight. */
export type Layout = "phone" | "sheet" | "tablet" | "desk";

/** In em, so that a large text size of the browser also leads to the smaller layouts. 16 px to the em: 600, 899, 1180. */
const limits: readonly (readonly [Layout, MediaQueryList])[] = [
  ["phone", matchMedia("(max-width: 37.5em)")],
  ["sheet", matchMedia("(max-width: 56.2em)")],
  ["tablet", matchMedia("(max-width: 73.75em)")],
];

function current(): Layout {
  return limits.find(([, query]) => query.matches)?.[0] ?? "desk";
}

function subscribe(listener: () => void): () => void {
  for (const [, query] of limits) query.addEventListener("change", listener);
  return () => {
    for (const [, query] of limits) query.removeEventListener("change", listener);
  };
}

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, current);
}
