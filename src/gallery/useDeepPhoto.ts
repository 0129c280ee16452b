import { useEffect, useState } from "react";
import { isDeepPng } from "../image/deepPng";
import { getBlob } from "../storage/blobTable";
import type { PhotoRef } from "../storage/photoRef";

/** Whether the photo's file has more bits than a result of it. */
export function useDeepPhoto({ hash, format }: PhotoRef): boolean {
  const [deep, setDeep] = useState<string | null>(null);
  useEffect(() => {
    if (format !== "png") return;
    const look = async (): Promise<void> => {
      if (await isDeepPng(await getBlob(hash))) setDeep(hash);
    };
    // A photo that is gone has nothing to say here: what is exported of it fails, and says so.
    look().catch(() => undefined);
  }, [hash, format]);
  return deep === hash;
}
