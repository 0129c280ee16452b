import type { Finish } from "../image/finishValues";
import type { DisplayPhoto, FinishedPatch, Patch } from "../image/photoService";
import { pictureKey } from "./besideOutput";
import { Latest } from "./latest";
import { outputDifference, outputPatch, runPhoto, wholePatch, type Held } from "./outputPatch";
import type { ShownOutput } from "./runGroups";
import { tellFailure } from "./tellFailure";

/** What the stage is to show: `right` over its photo, beside the photo itself or beside `left`. */
export interface SceneRequest {
  readonly right: ShownOutput;
  readonly rightFinish: Finish;
  readonly left: ShownOutput | null;
  readonly leftFinish: Finish | null;
  /** Instead of `right`, where it differs from its photo. */
  readonly differing: boolean;
  /** The open photo when it is the photo of `right`: it belongs to the document, which closes it. */
  readonly open: DisplayPhoto | null;
}

export interface LoadedScene {
  readonly request: SceneRequest;
  readonly photo: DisplayPhoto;
  readonly right: FinishedPatch;
  readonly left: Patch | null;
  /** Gives the bitmaps back; they must not be drawn afterwards. */
  release(): void;
}

/** Loads what was asked for last. Another pair of results stops the work on the one before; another finish waits its turn. */
export class SceneLoader {
  readonly #latest = new Latest();
  #controller = new AbortController();
  #subject = "";

  /** `deliver` gets the scene, which it must release, or null when it could not be made; nothing when something else is wanted by then. */
  load(request: SceneRequest, deliver: (scene: LoadedScene | null) => void): void {
    const subject = subjectOf(request);
    if (subject !== this.#subject) this.stop();
    this.#subject = subject;
    const { signal } = this.#controller;
    this.#latest.run(async () => {
      try {
        const scene = await loadScene(request, signal);
        if (signal.aborted) scene.release();
        else deliver(scene);
      } catch (thrown) {
        if (signal.aborted) return;
        tellFailure(thrown);
        deliver(null);
      }
    });
  }

  stop(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#latest.drop();
    this.#subject = "";
  }
}

/** What is shown, apart from how it is blended. */
export function subjectOf({ right, left, open, differing }: SceneRequest): string {
  return [right.output.id, left?.output.id ?? "", open === null ? "kept" : "open", differing ? "difference" : ""].join(" ");
}

/** @throws Failure */
async function loadScene(request: SceneRequest, signal: AbortSignal): Promise<LoadedScene> {
  const { right, rightFinish, left, leftFinish, differing, open } = request;
  const holds: Held<unknown>[] = [];
  const keep = async <Value>(holding: Promise<Held<Value>>): Promise<Value> => {
    const hold = await holding;
    holds.push(hold);
    return hold.value;
  };
  const release = (): void => {
    for (const hold of holds) hold.release();
    holds.length = 0;
  };
  try {
    const photo = open ?? (await keep(runPhoto(right.run, signal)));
    const rightPatch = await keep((differing ? outputDifference : outputPatch)(right.run, right.output, rightFinish, signal));
    let leftPatch = left === null || leftFinish === null ? null : await keep(outputPatch(left.run, left.output, leftFinish, signal));
    if (left !== null && leftFinish !== null && leftPatch !== null && left.run.photo.hash !== right.run.photo.hash) {
      const leftPhoto = await keep(runPhoto(left.run, signal));
      leftPatch = await keep(wholePatch(pictureKey(left.run, left.output, leftFinish), leftPhoto, leftPatch));
    }
    return { request, photo, right: rightPatch, left: leftPatch, release };
  } catch (thrown) {
    release();
    throw thrown;
  }
}
