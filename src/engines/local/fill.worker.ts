import { createPause } from "../../image/pause";
import type { Pixels } from "../../image/pixels";
import { decodePng, encodePng } from "../../image/png";
import { Failure, toFailure } from "../../lib/failure";
import { serve, type Answer, type CallContext, type WorkerScope } from "../../lib/workerCall";
import type { ImageProgress } from "../engine";
import { driveFill } from "./driveFill";
import { fillHole, type FillInput } from "./fillHole";
import type { Kernels } from "./kernel/kernels";
import { loadKernels } from "./kernel/loadKernel";
import { readJob, type FillCall } from "./readJob";

let kernels: Kernels | null = null;

/** How a fill came out of the worker. */
export interface Filled {
  /** The bytes of a PNG. */
  readonly png: Uint8Array<ArrayBuffer>;
  /** How many threads have worked on it. */
  readonly threads: number;
}

const handlers = {
  /** One image of a job. The first report after the coarsest level brings the preview along. */
  async fill(call: FillCall & Share, context: CallContext<ImageProgress>): Promise<Answer<Filled>> {
    kernels ??= loadKernels();
    kernels.prepare(call.threads);
    const { image, mask, avoid, opaque } = await readJob(call, decodePng, context.signal);
    let drawn: Pixels | undefined;
    let reached = -1;
    const input: FillInput = { image, mask, avoid, seed: call.seed, steps: call.steps, onPreview: (preview) => void (drawn = preview) };
    const filled = await kernels.run(call.threads, (kernel) =>
      driveFill(fillHole(input, kernel), call.steps, createPause(context.signal), (progress) => {
        // When a thread was lost, it begins anew.
        if (progress.fraction <= reached) return;
        reached = progress.fraction;
        context.report(drawn === undefined ? progress : { ...progress, preview: drawn });
        drawn = undefined;
      }),
    );
    const png = await encodePng(
      opaque ? { ...filled, channels: 3, data: withoutAlpha(filled.data) } : { ...filled, channels: 4, data: filled.data },
    );
    return { value: { png, threads: kernels.atWork }, transfer: [png.buffer] };
  },
};

/** What the worker may use of the machine. */
interface Share {
  readonly threads: number;
}

export type FillHandlers = typeof handlers;

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let i = 0, from = 0; i < rgb.length; i += 3, from += 4) {
    rgb[i] = rgba[from] ?? 0;
    rgb[i + 1] = rgba[from + 1] ?? 0;
    rgb[i + 2] = rgba[from + 2] ?? 0;
  }
  return rgb;
}

/** The one thing that goes wrong only on a person's machine: not enough memory for the maps of a large region. */
function describe(thrown: unknown): Failure {
  const outOfMemory = thrown instanceof RangeError && /alloc|array.*length|memory/i.test(thrown.message);
  return outOfMemory ? new Failure("fill-memory", {}, { cause: thrown }) : toFailure(thrown);
}

serve(self as unknown as WorkerScope, handlers, describe);
