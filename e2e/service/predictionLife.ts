import { randomBytes } from "node:crypto";
import { paintOutput } from "./paint";
import { maskProblem, readPicture, writePicture, type Picture } from "./picture";
import { refund } from "./money";
import { timeText, type Prediction, type ServiceState, type StoredFile } from "./state";

export const newPredictionId = (): string => randomBytes(16).toString("hex");

const concurrent = 2;

/** One poll later. Beyond the tier's tasks at once a prediction waits. Ends are reached by polls and never by time. */
export function advancePrediction(state: ServiceState, prediction: Prediction): void {
  if (isFinal(prediction) || !hasPlace(state, prediction)) return;
  prediction.polls += 1;
  const { pollsToStart, pollsToFinish } = state.settings;
  if (prediction.polls >= pollsToFinish && prediction.life.end !== "never") finish(state, prediction);
  else if (prediction.polls >= pollsToStart) prediction.status = prediction.life.runningWord;
}

function isFinal({ status }: Prediction): boolean {
  return ["completed", "failed", "cancelled", "timeout", "deleted"].includes(status);
}

function hasPlace(state: ServiceState, prediction: Prediction): boolean {
  if (state.settings.tier === "unlimited") return true;
  return (
    state.predictions
      .filter((each) => !isFinal(each))
      .toReversed()
      .indexOf(prediction) < concurrent
  );
}

export function finish(state: ServiceState, prediction: Prediction): void {
  const trouble = prediction.fill === null || prediction.life.end !== "completed" ? null : mediaTrouble(state, prediction);
  if (trouble !== null) prediction.life = { ...prediction.life, end: "failed", ...trouble };
  prediction.status = prediction.life.end;
  if (prediction.status !== "completed") refund(state, prediction);
}

/** What the model would stumble over: files that are not here, are no pictures, or do not agree with each other and with `size`. */
function mediaTrouble(state: ServiceState, { fill }: Prediction): { readonly code: number; readonly error: string } | null {
  if (fill === null) return null;
  const photo = pictureAt(state, fill.image);
  const mask = pictureAt(state, fill.mask_image);
  if (photo === null || mask === null) return { code: 1402, error: "could not read the media at the given address" };
  const sizes = [photo, mask].map(({ width, height }) => `${width}*${height}`);
  if (sizes.some((size) => size !== fill.size))
    return { code: 1401, error: `size is ${fill.size}, image and mask_image are ${sizes.join(", ")}` };
  const problem = maskProblem(mask);
  return problem === null ? null : { code: 1401, error: problem };
}

function pictureAt(state: ServiceState, url: string): Picture | null {
  const file = url.startsWith(`${state.outputUrl}/`) ? state.files.get(url.slice(state.outputUrl.length)) : undefined;
  return file === undefined ? null : readPicture(file.bytes);
}

function imageCount({ fill, life }: Prediction): number {
  return fill === null ? 0 : Math.max(0, fill.num_images - life.missing);
}

/** The painted output `index` of a prediction, encoded once. */
export function outputFile(state: ServiceState, prediction: Prediction, index: number): Promise<StoredFile> {
  const name = `${prediction.id}-${index}`;
  let file = state.painted.get(name);
  if (file === undefined) {
    file = Promise.resolve(paintFile(state, prediction, index));
    state.painted.set(name, file);
  }
  return file;
}

function paintFile(state: ServiceState, { fill }: Prediction, index: number): StoredFile {
  const photo = fill === null ? null : pictureAt(state, fill.image);
  const mask = fill === null ? null : pictureAt(state, fill.mask_image);
  if (fill === null || photo === null || mask === null) throw new RangeError("an output without its files");
  const type = state.settings.outputType;
  const bytes = writePicture(paintOutput(photo, mask, fill.seed + index), type);
  return { name: `${index}.${type}`, type: `image/${type}`, bytes };
}

async function outputs(state: ServiceState, prediction: Prediction): Promise<readonly unknown[]> {
  if (prediction.status !== "completed") return [];
  if (prediction.text !== null) return [`${prediction.text}, soft natural light, fine detail, in keeping with the rest of the photo`];
  const { life, id } = prediction;
  return Promise.all(
    Array.from({ length: imageCount(prediction) }, async (_none, index) => {
      if (life.outputs === "base64" || life.outputs === "data-uri") {
        const { bytes, type } = await outputFile(state, prediction, index);
        const text = bytes.toString("base64");
        return life.outputs === "base64" ? text : `data:${type};base64,${text}`;
      }
      const url = `${state.outputUrl}/${life.host === "open" ? "output" : life.host}/${id}-${index}.${state.settings.outputType}`;
      return life.outputs === "objects" ? { url } : url;
    }),
  );
}

/** The prediction as the API shows it. */
export async function predictionJson(state: ServiceState, prediction: Prediction, withInputs = false): Promise<Record<string, unknown>> {
  const { id, model, status, life, createdAt, inputs } = prediction;
  const list = await outputs(state, prediction);
  const failed = status === "failed";
  return {
    id,
    model,
    status,
    outputs: list,
    urls: { get: `${state.apiUrl}/api/v3/predictions/${id}/result` },
    has_nsfw_contents: list.map((_output, index) => life.nsfw[index] ?? false),
    created_at: timeText(state, createdAt),
    error: failed ? life.error : "",
    ...(failed && life.code !== 0 ? { code: life.code } : {}),
    executionTime: status === "completed" ? 21_480 : 0,
    timings: { inference: status === "completed" ? 21_012 : 0 },
    ...(withInputs ? { inputs } : {}),
  };
}
