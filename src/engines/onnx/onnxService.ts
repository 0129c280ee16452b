import { Failure } from "../../lib/failure";
import { WorkerClient } from "../../lib/workerCall";
import type { FillOne } from "../local/localJob";
import type { CheckedModel, OnnxHandlers } from "./onnx.worker";
import type { Signature } from "./signature";
import type { Habits } from "./tensors";

export type { CheckedModel } from "./onnx.worker";

/** A network that is ready to be run. */
export interface Network {
  readonly file: Blob;
  readonly signature: Signature;
  readonly habits: Habits;
}

/** The session holds the whole network in memory: it is given back soon. */
const idleMs = 60_000;

function newClient(): WorkerClient<OnnxHandlers> {
  return new WorkerClient<OnnxHandlers>(new Worker(new URL("./onnx.worker.ts", import.meta.url), { type: "module", name: "network" }));
}

/**
 * Looks at a network and tries it out, in a worker of its own that ends with it.
 * @throws Failure model-broken, model-external, model-unfit, model-answer, fill-memory, aborted
 */
export async function checkModel(model: Blob, signal: AbortSignal): Promise<CheckedModel> {
  const client = newClient();
  try {
    return await client.call("check", { model }, { signal });
  } finally {
    client.dispose();
  }
}

/**
 * Runs one network, one image at a time, in a worker that is kept between images. The runtime cannot be interrupted: who cancels ends the
 * worker, and the next image begins with a new one.
 */
export class NetworkRunner {
  readonly #network: Network;
  #client: WorkerClient<OnnxHandlers> | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(network: Network) {
    this.#network = network;
  }

  readonly fillOne: FillOne = (call, signal, onProgress) => {
    const turn = this.#line.then(async () => {
      if (signal.aborted) throw new Failure("aborted");
      clearTimeout(this.#timer);
      this.#client ??= newClient();
      const { file: model, signature, habits } = this.#network;
      const { image, mask, seed } = call;
      try {
        const png = await this.#client.call("fill", { model, signature, habits, image, mask, seed }, { signal, onProgress });
        this.#timer = setTimeout(() => this.dispose(), idleMs);
        return new Blob([png], { type: "image/png" });
      } catch (thrown) {
        this.dispose();
        throw thrown;
      }
    });
    this.#line = turn.catch(() => undefined);
    return turn;
  };

  /** Ends the worker. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#client?.dispose();
    this.#client = null;
  }
}
