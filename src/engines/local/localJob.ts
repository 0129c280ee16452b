import { toFailure } from "../../lib/failure";
import type { FillJob, ImageProgress, RawOutput, Report } from "../engine";
import type { FillCall } from "./readJob";

/** Fills one image somewhere else; `FillPool.fillOne` in the page. */
export type FillOne = (call: FillCall, signal: AbortSignal, onProgress: (progress: ImageProgress) => void) => Promise<Blob>;

/** One submitted job: all its images are asked for at once, image i with seed + i. */
export class LocalJob {
  /** The images in order. Rejects with the first failure, or `aborted`. */
  readonly outputs: Promise<readonly RawOutput[]>;
  readonly #controller = new AbortController();
  readonly #images: ImageProgress[];
  #settled: Report | null = null;

  constructor(job: FillJob, fillOne: FillOne) {
    const { images, seed, steps } = job.params;
    this.#images = Array.from({ length: images }, () => ({ fraction: 0, step: 0, steps }));
    this.outputs = Promise.all(
      this.#images.map(async (_, index): Promise<RawOutput> => {
        const call = { image: job.image, mask: job.mask, avoid: job.avoid ?? null, seed: seed + index, steps };
        const blob = await fillOne(call, this.#controller.signal, (progress) => {
          this.#images[index] = { ...this.#images[index], ...progress };
        });
        this.#images[index] = { fraction: 1, step: steps, steps };
        return { index, blob, seed: call.seed, nsfw: false, url: null };
      }),
    );
    void this.#settle();
  }

  report(): Report {
    return this.#settled ?? { state: "running", images: this.#images.slice() };
  }

  cancel(): void {
    this.#controller.abort();
  }

  async #settle(): Promise<void> {
    try {
      await this.outputs;
      this.#settled = { state: "done" };
    } catch (thrown) {
      const failure = toFailure(thrown);
      this.#settled = { state: "failed", code: failure.code, values: failure.values };
      // One image that cannot be made ends the others: the run failed.
      this.cancel();
    }
  }
}
