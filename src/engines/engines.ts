import type { Engine, EngineId } from "./engine";
import { createLocalEngine } from "./local/localEngine";
import type { WavespeedEngine } from "./wavespeed/wavespeedEngine";

let local: Engine | null = null;
let service: WavespeedEngine | null = null;
let network: Engine | null = null;
const listeners = new Set<() => void>();

/** The engine of this id, one for the whole page; null while it is not to be had (WaveSpeed without a connection, a network before one was chosen). */
export function engineById(id: EngineId): Engine | null {
  if (id === "wavespeed") return service;
  if (id === "onnx") return network;
  local ??= createLocalEngine();
  return local;
}

/** The service's engine while there is a connection. */
export function serviceEngine(): WavespeedEngine | null {
  return service;
}

/** From now on the service is asked through this engine; null when the connection was given up. */
export function setServiceEngine(engine: WavespeedEngine | null): void {
  service = engine;
  for (const listener of listeners) listener();
}

/** From now on the user's own network is run through this engine; null when there is none any more. */
export function setNetworkEngine(engine: Engine | null): void {
  network = engine;
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever an engine came or went. @returns unsubscribe */
export function onEnginesChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
