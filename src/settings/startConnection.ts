import { connectionState, isKeyStored, keyStorageName, showConnection } from "./connectionStore";

/** All that speaks with the service is fetched when there is a connection to make. */
const importConnect = () => import("./connect");

/** Goes on with a kept key, and follows other tabs. @returns what ends that */
export function startConnection(): () => void {
  if (isKeyStored()) void restore();
  const follow = ({ key, storageArea }: StorageEvent): void => {
    if (storageArea === localStorage && (key === keyStorageName || key === null))
      void importConnect().then((room) => room.followOtherTab());
  };
  window.addEventListener("storage", follow);
  return () => window.removeEventListener("storage", follow);
}

async function restore(): Promise<void> {
  try {
    (await importConnect()).restoreConnection();
  } catch {
    // Without its code (the network is gone, nothing kept) there is no connection to show.
    if (connectionState().state === "checking") showConnection({ state: "none" });
  }
}

/** WaveSpeed is wanted and there is no key: perhaps the page's own server holds one. */
export async function lookForProxy(): Promise<void> {
  if (connectionState().state === "none") await (await importConnect()).connectThroughProxy();
}
