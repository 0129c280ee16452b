import { useSyncExternalStore } from "react";
import { onEnginesChange, serviceEngine } from "../engines/engines";

/** Whether there is a connection to the service. */
export function useConnected(): boolean {
  return useSyncExternalStore(onEnginesChange, serviceEngine) !== null;
}
