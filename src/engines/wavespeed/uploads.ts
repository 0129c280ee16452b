import { z } from "zod/mini";
import { sha256 } from "../../lib/hash";
import { Failure, toFailure } from "../../lib/failure";
import type { Transport } from "./transport";

interface StoredUpload {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Remembers where a file was put, under a name made of the service's address and the file's hash. Forgetting costs an upload, no more. */
export interface UploadStore {
  get(name: string): Promise<StoredUpload | null>;
  put(name: string, upload: StoredUpload): Promise<void>;
  remove(name: string): Promise<void>;
}

export function memoryUploadStore(): UploadStore {
  const kept = new Map<string, StoredUpload>();
  return {
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    put: async (name, upload) => void kept.set(name, upload),
    remove: async (name) => void kept.delete(name),
  };
}

const day = 86_400_000;
/** The service keeps files for 7 days; the run that uses one needs some time too. */
const keptFor = 7 * day - 3_600_000;

const answerSchema = z.union([
  z.pipe(
    z.object({ download_url: z.url({ protocol: /^https?$/ }) }),
    z.transform(({ download_url }) => download_url),
  ),
  z.pipe(
    z.object({ url: z.url({ protocol: /^https?$/ }) }),
    z.transform(({ url }) => url),
  ),
]);

/** An upload costs nothing, so a broken line may be tried again; a refusal may not. */
const retries = 2;

/** Milliseconds: 120 s and 1 s for each megabyte, at most 600 s. */
export function uploadTimeout(bytes: number): number {
  return Math.min(600_000, 120_000 + Math.ceil(bytes / 1_000_000) * 1000);
}

export interface Uploaded {
  readonly url: string;
  readonly hash: string;
}

/** Puts files where the service can read them; the same bytes go out once within the time that the service keeps them. */
export class Uploads {
  readonly #transport: Transport;
  readonly #store: UploadStore;
  readonly #underWay = new Map<string, Promise<string>>();

  constructor(transport: Transport, store: UploadStore) {
    this.#transport = transport;
    this.#store = store;
  }

  /** @throws Failure aborted, service-… */
  async upload(blob: Blob, filename: string, signal: AbortSignal): Promise<Uploaded> {
    if (signal.aborted) throw new Failure("aborted");
    const hash = await sha256(await blob.arrayBuffer());
    const known = await this.#known(hash);
    return { hash, url: known ?? (await this.#share(hash, blob, filename, signal)) };
  }

  /** The address where these bytes have been put and are still kept, or null. */
  async knownBlob(blob: Blob): Promise<string | null> {
    return this.#known(await sha256(await blob.arrayBuffer()));
  }

  /** After the service could not read a file: the next run puts it there again. */
  async forget(hash: string): Promise<void> {
    await this.#store.remove(this.#name(hash));
  }

  #name(hash: string): string {
    return `${this.#transport.base} ${hash}`;
  }

  /** A store that cannot be read is one that knows nothing. */
  async #known(hash: string): Promise<string | null> {
    const stored = await this.#store.get(this.#name(hash)).catch(() => null);
    if (stored === null) return null;
    const age = this.#transport.now() - stored.at;
    return age >= 0 && age < keptFor ? stored.url : null;
  }

  /** Two runs that need the same file at the same time wait for one upload. When the other is stopped, this one begins anew. */
  async #share(hash: string, blob: Blob, filename: string, signal: AbortSignal): Promise<string> {
    for (;;) {
      const other = this.#underWay.get(hash);
      if (other === undefined) return this.#track(hash, this.#send(hash, blob, filename, signal));
      try {
        return await untilAborted(other, signal);
      } catch (thrown) {
        if (signal.aborted || toFailure(thrown).code !== "aborted") throw thrown;
      }
    }
  }

  #track(hash: string, work: Promise<string>): Promise<string> {
    const tracked = work.finally(() => this.#underWay.delete(hash));
    this.#underWay.set(hash, tracked);
    return tracked;
  }

  async #send(hash: string, blob: Blob, filename: string, signal: AbortSignal): Promise<string> {
    const body = new FormData();
    body.set("file", blob, filename);
    const url = await this.#transport.call({
      method: "POST",
      path: "/media/upload/binary",
      body,
      answer: answerSchema,
      retries,
      timeout: uploadTimeout(blob.size),
      signal,
    });
    await this.#store.put(this.#name(hash), { url, at: this.#transport.now() }).catch(() => undefined);
    return url;
  }
}

function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Failure("aborted"));
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
