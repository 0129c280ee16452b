import { useSyncExternalStore } from "react";
import type { Engine } from "../engines/engine";
import { onEnginesChange, serviceEngine } from "../engines/engines";

/** The service's engine while there is a connection. */
export function useService(): ReturnType<typeof serviceEngine> {
  return useSyncExternalStore(onEnginesChange, serviceEngine);
}

const numbers = new WeakMap<Engine, number>();
let last = 0;

/** A number for each connection, for the keys of what was asked through it: another account may be told another price. */
export function connectionNumber(engine: Engine): number {
  const number = numbers.get(engine) ?? ++last;
  numbers.set(engine, number);
  return number;
}
