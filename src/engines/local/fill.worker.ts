import { createPause } from "../../image/pause";
import type { Pixels } from "../../image/pixels";
import { decodePng, encodePng } from "../../image/png";
import { Failure, toFailure } from "../../lib/failure";
import { serve, type Answer, type CallContext, type WorkerScope } from "../../lib/workerCall";
import type { ImageProgress } from "../engine";
import { driveFill } from "./driveFill";
import { fillHole } from "./fillHole";
import type { Kernel } from "./kernel/kernel";
import { loadKernel } from "./kernel/loadKernel";
import { readJob, type FillCall } from "./readJob";

let kernel: Promise<Kernel> | null = null;

const handlers = {
  /** One image of a job: PNGs in, the bytes of a PNG out. The first report after the coarsest level brings the preview along. */
  async fill(call: FillCall, context: CallContext<ImageProgress>): Promise<Answer<Uint8Array<ArrayBuffer>>> {
    const { image, mask, avoid, opaque } = await readJob(call, decodePng, context.signal);
    kernel ??= loadKernel();
    let drawn: Pixels | undefined;
    const onPreview = (preview: Pixels): void => void (drawn = preview);
    const work = fillHole({ image, mask, avoid, seed: call.seed, steps: call.steps, onPreview }, await kernel);
    const filled = await driveFill(work, call.steps, createPause(context.signal), (progress) => {
      context.report(drawn === undefined ? progress : { ...progress, preview: drawn });
      drawn = undefined;
    });
    const png = await encodePng(
      opaque ? { ...filled, channels: 3, data: withoutAlpha(filled.data) } : { ...filled, channels: 4, data: filled.data },
    );
    return { value: png, transfer: [png.buffer] };
  },
};

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
