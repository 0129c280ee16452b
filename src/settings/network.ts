import { documentState } from "../document/documentStore";
import { setEngine } from "../document/paramsCommands";
import { setNetworkEngine } from "../engines/engines";
import { fetchFile } from "../image/fetchPhoto";
import { Failure } from "../lib/failure";
import { getBlob, putBlob } from "../storage/blobTable";
import { writeNetwork, type NetworkRecord } from "../storage/networkTable";
import { createSignal } from "../ui/signal";

/** The user's own network, null while there is none. */
export const ownNetwork = createSignal<NetworkRecord | null>(null);

/** Its runtime is large: fetched with the first network. */
const importEngine = () => import("../engines/onnx/networkEngine");
let endEngine: (() => void) | null = null;

/** A network of that many bytes is not read; the largest that is published has about 200 MB. */
export const mostNetworkBytes = 600_000_000;
const linkPatience = 600_000;

/** Takes a kept network up. Never rejects: what the browser has removed is not there any more, and the built-in fill is. */
export async function takeUpNetwork(record: NetworkRecord): Promise<void> {
  try {
    await engage(record, await getBlob(record.hash));
  } catch {
    if (documentState().engine === "onnx") setEngine("local");
  }
}

/**
 * Looks at a network, tries it out, keeps it and fills with it from now on.
 * @throws Failure model-broken, model-external, model-unfit, model-answer, fill-memory, aborted, storage-…; the one before then stays
 */
export async function takeNetwork(file: Blob, name: string, signal: AbortSignal): Promise<void> {
  if (file.size > mostNetworkBytes) throw new Failure("model-broken", { name });
  const { checkModel } = await import("../engines/onnx/onnxService");
  const { signature, habits, producer, licence } = await named(checkModel(file, signal), name);
  const record = { hash: await putBlob(file), name, bytes: file.size, signature, habits, producer, licence };
  signal.throwIfAborted();
  await writeNetwork(record);
  await engage(record, file);
  setEngine("onnx");
}

/** As `takeNetwork`, from an address. @throws as that, and link-invalid, link-unreachable, link-too-large */
export async function takeNetworkFrom(address: string, signal: AbortSignal): Promise<void> {
  const { blob, name } = await fetchFile(address, { bytes: mostNetworkBytes, patience: linkPatience }, signal);
  await takeNetwork(blob, name, signal);
}

/** Fills with the built-in engine from now on; the file goes at the next start. @throws Failure */
export async function removeNetwork(): Promise<void> {
  await writeNetwork(null);
  endEngine?.();
  endEngine = null;
  setNetworkEngine(null);
  ownNetwork.set(null);
  if (documentState().engine === "onnx") setEngine("local");
}

async function engage(record: NetworkRecord, file: Blob): Promise<void> {
  const { createNetworkEngine } = await importEngine();
  endEngine?.();
  const { engine, dispose } = createNetworkEngine({ file, signature: record.signature, habits: record.habits });
  endEngine = dispose;
  setNetworkEngine(engine);
  ownNetwork.set(record);
}

/** A worker does not know what the file is called. */
async function named<Value>(work: Promise<Value>, name: string): Promise<Value> {
  try {
    return await work;
  } catch (thrown) {
    throw thrown instanceof Failure ? new Failure(thrown.code, { name, ...thrown.values }, { cause: thrown }) : thrown;
  }
}
