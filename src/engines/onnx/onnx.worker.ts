import type * as Runtime from "onnxruntime-web/wasm";
import webGpuCode from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url";
import wasmCode from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { decodePng, encodePng } from "../../image/png";
import { Failure, toFailure } from "../../lib/failure";
import { serve, type Answer, type CallContext, type WorkerScope } from "../../lib/workerCall";
import type { ImageProgress } from "../engine";
import { readJob } from "../local/readJob";
import { fillByNetwork } from "./fillByNetwork";
import { readModelFile } from "./modelFile";
import type { RunSession } from "./runNetwork";
import { signatureOf, type Signature } from "./signature";
import { tryModel } from "./tryModel";
import type { Habits, PictureTensor } from "./tensors";

/** A network that was looked at and tried out. */
export interface CheckedModel {
  readonly signature: Signature;
  readonly habits: Habits;
  readonly producer: string;
  readonly licence: string | null;
}

interface FillCall {
  readonly model: Blob;
  readonly signature: Signature;
  readonly habits: Habits;
  readonly image: Blob;
  readonly mask: Blob;
  readonly seed: number;
}

/** Cores that are left to the page and to its other workers. */
const sparedCores = 1;
const mostThreads = 8;

let runtime: Promise<typeof Runtime> | null = null;
/** The worker lives for one network: it is ended when another takes its place. */
let session: Promise<RunSession> | null = null;

/** The runtime for the GPU where there is one, otherwise for the processor. Fetched only now. */
async function loadRuntime(): Promise<typeof Runtime> {
  const hasGpu = "gpu" in navigator && (await (navigator.gpu as GpuDoor).requestAdapter().catch(() => null)) !== null;
  const ort = hasGpu ? await import("onnxruntime-web/webgpu") : await import("onnxruntime-web/wasm");
  ort.env.wasm.wasmPaths = { wasm: new URL(hasGpu ? webGpuCode : wasmCode, self.location.href).href };
  ort.env.wasm.numThreads = self.crossOriginIsolated ? Math.min(mostThreads, Math.max(1, navigator.hardwareConcurrency - sparedCores)) : 1;
  ort.env.logLevel = "error";
  return ort;
}

/** What is used of WebGPU, which the libraries of TypeScript for workers do not declare. */
interface GpuDoor {
  requestAdapter(): Promise<unknown>;
}

async function openSession(model: Blob): Promise<RunSession> {
  runtime ??= loadRuntime();
  const ort = await runtime;
  const bytes = new Uint8Array(await model.arrayBuffer());
  const network = await ort.InferenceSession.create(bytes, { graphOptimizationLevel: "all", logSeverityLevel: 3 });
  return async (feeds, output) => {
    const tensors = Object.fromEntries(Object.entries(feeds).map(([name, feed]) => [name, tensorOf(ort, feed)]));
    const results = await network.run(tensors, [output]);
    const data = results[output]?.data;
    if (!(data instanceof Uint8Array) && !(data instanceof Float32Array)) throw new Failure("model-answer");
    return data;
  };
}

function tensorOf(ort: typeof Runtime, { data, dims }: PictureTensor): Runtime.Tensor {
  return data instanceof Uint8Array ? new ort.Tensor("uint8", data, [...dims]) : new ort.Tensor("float32", data, [...dims]);
}

const handlers = {
  /** Looks at a file, then tries it out. */
  async check({ model }: { model: Blob }): Promise<Answer<CheckedModel>> {
    const file = readModelFile(new Uint8Array(await model.arrayBuffer()));
    const signature = signatureOf(file);
    session = openSession(model);
    const habits = await tryModel(await session, signature);
    return { value: { signature, habits, producer: file.producer, licence: file.licence } };
  },

  /** One image of a job: two PNGs in, the bytes of a PNG out. The runtime tells nothing while it works, so progress is by stages. */
  async fill(call: FillCall, { signal, report }: CallContext<ImageProgress>): Promise<Answer<Uint8Array<ArrayBuffer>>> {
    const { image, mask } = await readJob({ ...call, avoid: null, steps: 1 }, decodePng, signal);
    session ??= openSession(call.model);
    const run = await session;
    report({ fraction: 0.2 });
    const counted: RunSession = async (feeds, output) => {
      const result = await run(feeds, output);
      report({ fraction: 0.9 });
      return result;
    };
    const filled = await fillByNetwork(counted, call.signature, call.habits, { image, mask, seed: call.seed }, signal);
    const png = await encodePng({ ...filled, channels: 4, data: filled.data });
    return { value: png, transfer: [png.buffer] };
  },
};

export type OnnxHandlers = typeof handlers;

/** What the runtime throws are sentences of its own: about the file while it is opened, about memory while it runs. */
function describe(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/alloc|out of memory|memory access/i.test(message)) return new Failure("fill-memory", {}, { cause: thrown });
  const failure = toFailure(thrown);
  return failure.code === "aborted" ? failure : new Failure("model-answer", {}, { cause: thrown });
}

serve(self as unknown as WorkerScope, handlers, describe);
