import { openRestored } from "../document/openRestored";
import { setEngine } from "../document/paramsCommands";
import { unpackCoverage } from "../image/photoService";
import type { Rect } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { Failure } from "../lib/failure";
import { sha256 } from "../lib/hash";
import { unzip } from "../lib/unzip";
import { importRuns } from "../runs/importRuns";
import { blobsOf, isFinal } from "../runs/run";
import { keepBlob } from "../storage/blobTable";
import type { PhotoRef } from "../storage/photoRef";
import { publicRun } from "./publicRun";
import { blobName, leftOutName, maskName, parseProject, recordName, type Project } from "./projectRecord";

/** Bytes of `project.json`: ten thousand runs with long prompts have a tenth of it. */
const recordLimit = 64 * 1024 * 1024;
/** A project is stored, not deflated, and pictures hardly deflate: who packs it again gains little, so much more is a trap. */
const growthLimit = 4;
const smallest = 64 * 1024 * 1024;

/** @returns how many runs came with it @throws Failure project-broken, and those of opening a photo; nothing was taken over then */
export async function openProject(file: File, signal: AbortSignal): Promise<number> {
  try {
    return await takeIn(file, signal);
  } catch (thrown) {
    // The one that was chosen, for the sentence.
    throw thrown instanceof Failure && thrown.code === "project-broken" ? new Failure("project-broken", { name: file.name }) : thrown;
  }
}

async function takeIn(file: File, signal: AbortSignal): Promise<number> {
  const limits = { entries: 50_000, bytes: Math.max(smallest, file.size * growthLimit) };
  const files = await unzip(file, (name) => /^(project\.json|mask\.png|left-out\.png|blobs\/[0-9a-f]{64})$/.test(name), limits, signal);
  const project = await recordOf(files.get(recordName));
  const blobs = await checkedBlobs(project, files);
  const { photo, trail, params, engine, maskRect, leftOutRect } = project.document;
  const mask = await coverageOf(photo, maskRect, files.get(maskName));
  const leftOut = await coverageOf(photo, leftOutRect, files.get(leftOutName));
  signal.throwIfAborted();
  // Nothing was written until here; from now on everything is known to be whole.
  await Promise.all(blobs.map(keepBlob));
  if (photo !== null) {
    await openRestored({ photo, trail, mask, leftOut, params }, signal);
    setEngine(engine);
  }
  return importRuns(project.runs.map(publicRun));
}

/** @throws Failure project-broken */
async function recordOf(file: Blob | undefined): Promise<Project> {
  const project = file === undefined || file.size > recordLimit ? null : parseProject(await file.text());
  if (project === null || !project.runs.every(isFinal)) throw new Failure("project-broken");
  return project;
}

/** Every blob that the project names, each checked against its name. @throws Failure project-broken when one is missing or another */
async function checkedBlobs({ document, runs }: Project, files: ReadonlyMap<string, Blob>): Promise<readonly Blob[]> {
  const photos = [document.photo, ...document.trail.map((step) => step.photo)].flatMap((photo) => photo?.hash ?? []);
  const blobs: Blob[] = [];
  for (const hash of new Set([...photos, ...runs.flatMap(blobsOf)])) {
    const blob = files.get(blobName(hash));
    if (blob === undefined || (await sha256(await blob.arrayBuffer())) !== hash) throw new Failure("project-broken");
    blobs.push(blob);
  }
  return blobs;
}

/** @throws Failure project-broken when it is missing, broken, or reaches out of the photo */
async function coverageOf(photo: PhotoRef | null, rect: Rect | null, file: Blob | undefined): Promise<Coverage | null> {
  if (rect === null || photo === null) return null;
  // Tiles at the photo's edges are whole, so the mask's rectangle may reach over them.
  const fits = rect.x + rect.width <= photo.width + 256 && rect.y + rect.height <= photo.height + 256;
  if (file === undefined || !fits) throw new Failure("project-broken");
  try {
    return await unpackCoverage(file, rect);
  } catch (thrown) {
    throw new Failure("project-broken", {}, { cause: thrown });
  }
}
