import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { packCoverage } from "../image/photoService";
import { zipStream, type ZipEntry } from "../lib/zipStream";
import { allRuns } from "../runs/changeRun";
import { blobsOf, isFinal } from "../runs/run";
import { getBlob } from "../storage/blobTable";
import { withoutCredentials } from "./publicNames";
import { publicPhoto, publicRun } from "./publicRun";
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
