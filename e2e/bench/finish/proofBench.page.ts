import type { PhotoHandlers } from "../../../src/image/photoWork";
import { photoKinds } from "../../../src/image/proof/photoKinds.fixture";
import { proveLock, type Proof } from "../../../src/image/proof/proveLock.fixture";
import { WorkerClient } from "../../../src/lib/workerCall";

let client: WorkerClient<PhotoHandlers> | null = null;

/** Proves one kind of photo in one size through the built page's own photo worker, which is at `worker`. */
async function prove(kind: string, width: number, height: number, worker: string): Promise<Proof> {
  const make = photoKinds[kind];
  if (make === undefined) throw new RangeError(`no kind ${kind}`);
  client ??= new WorkerClient<PhotoHandlers>(new Worker(worker, { type: "module" }));
  const photos = client;
  return proveLock(
    make,
    { width, height },
    {
      open: (file) => photos.call("openPhoto", { file, name: "photo" }),
      compose: (result) => photos.call("compose", result),
    },
  );
}

Object.assign(globalThis, { proofBench: { kinds: () => Object.keys(photoKinds), prove } });
