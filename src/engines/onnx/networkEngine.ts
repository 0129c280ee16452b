import type { Engine } from "../engine";
import { createLocalEngine } from "../local/localEngine";
import { NetworkRunner, type Network } from "./onnxService";

/** A user's own network as an engine, and the end of its worker. */
export interface NetworkEngine {
  readonly engine: Engine;
  dispose(): void;
}

/** The engine that runs a network in this browser: free, offline, the same bytes for the same job on the same machine. */
export function createNetworkEngine(network: Network): NetworkEngine {
  const runner = new NetworkRunner(network);
  return { engine: createLocalEngine(runner.fillOne, "onnx"), dispose: () => runner.dispose() };
}
