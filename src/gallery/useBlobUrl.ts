import { useEffect, useState } from "react";
import { getBlob } from "../storage/blobTable";
import { LruCache } from "./lruCache";

/** Addresses of small pictures by the hash of their bytes, shared by every place that shows one. */
const addresses = new LruCache<string>(240, (address) => URL.revokeObjectURL(address));

/** An object URL of the stored blob while the component is mounted; null until it is read, or when it cannot be. */
export function useBlobUrl(hash: string | null): string | null {
  const [shown, setShown] = useState<{ readonly hash: string; readonly address: string } | null>(null);
  useEffect(() => {
    if (hash === null) return undefined;
    let release = (): void => undefined;
    let gone = false;
    const show = (address: string): void => {
      release = addresses.hold(hash);
      setShown({ hash, address });
    };
    const known = addresses.get(hash);
    if (known !== undefined) show(known);
    else {
      getBlob(hash).then(
        (blob) => {
          if (!gone) show(addresses.get(hash) ?? addresses.put(hash, URL.createObjectURL(blob), 1));
        },
        () => undefined,
      );
    }
    return () => {
      gone = true;
      release();
    };
  }, [hash]);
  return shown !== null && shown.hash === hash ? shown.address : null;
}
