import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { packCoverage } from "../image/photoService";
import { zipStream, type ZipEntry } from "../lib/zipStream";
import { allRuns } from "../runs/changeRun";
import { blobsOf, isFinal, type Run } from "../runs/run";
import { getBlob } from "../storage/blobTable";
import type { PhotoRef } from "../storage/photoRef";
import { withoutCredentials, baseName } from "./publicNames";
import { blobName, leftOutName, maskName, projectHead, recordName, type Project } from "./projectRecord";

/**
 * The open document with all of its ended runs as one zip; `onEntry` hears which file of how many is being packed. A run that is still
 * under way belongs to this browser and its account, and is left out.
 * @throws Failure aborted, blob-missing
 */
export async function projectZip(signal: AbortSignal, onEntry: (index: number, count: number) => void): Promise<Blob> {
  const { photo, trail, params, engine, leftOut: area } = documentState();
  const mask = currentMask()?.toWhole() ?? null;
  const hasMask = mask !== null && mask.data.length > 0;
  const leftOut = area?.toWhole() ?? null;
  const runs = allRuns().filter(isFinal).map(publicRun);
  const project: Project = {
    ...projectHead,
    savedAt: new Date().toISOString(),
    document: {
      photo: photo === null ? null : publicPhoto(photo),
      trail: trail.map((step) => ({ ...step, photo: publicPhoto(step.photo) })),
      params: { ...params, loras: params.loras.map((lora) => ({ ...lora, path: withoutCredentials(lora.path) })) },
      engine,
      maskRect: hasMask ? mask.rect : null,
      leftOutRect: leftOut?.rect ?? null,
    },
    runs,
  };
  const hashes = new Set([...(photo === null ? [] : [photo.hash]), ...trail.map((step) => step.photo.hash), ...runs.flatMap(blobsOf)]);
  const json = new Blob([JSON.stringify(project)]);
  const entries: ZipEntry[] = [
    { name: recordName, read: () => Promise.resolve(json) },
    ...(hasMask ? [{ name: maskName, read: () => packCoverage(mask) }] : []),
    ...(leftOut === null ? [] : [{ name: leftOutName, read: () => packCoverage(leftOut) }]),
    ...[...hashes].map((hash) => ({ name: blobName(hash), read: () => getBlob(hash) })),
  ];
  return zipStream(entries, signal, (index) => onEntry(index, entries.length));
}

function publicPhoto(photo: PhotoRef): PhotoRef {
  return { ...photo, name: baseName(photo.name) };
}

/** A run as others may have it: whose account made it, and where that keeps it for a while, is nobody else's matter. */
function publicRun(run: Run): Run {
  const { state } = run;
  return {
    ...run,
    photo: publicPhoto(run.photo),
    params: { ...run.params, loras: run.params.loras.map((lora) => ({ ...lora, path: withoutCredentials(lora.path) })) },
    outputs: run.outputs.filter((output) => !output.deleted),
    missing: [],
    sentAt: null,
    state: "ticket" in state ? ({ ...state, ticket: null } as Run["state"]) : state,
  };
}
