import type { Engine, EngineId } from "./engine";
import { createLocalEngine } from "./local/localEngine";

const made = new Map<EngineId, Engine>();

/** The engine of this id, one for the whole page; null when it is not to be had (WaveSpeed without a key). */
export function engineById(id: EngineId): Engine | null {
  if (id !== "local") return null;
  const engine = made.get(id) ?? createLocalEngine();
  made.set(id, engine);
  return engine;
}
