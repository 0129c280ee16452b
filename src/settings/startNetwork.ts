import { documentState, onDocumentChange } from "../document/documentStore";
import { setEngine } from "../document/paramsCommands";
import { readNetwork } from "../storage/networkTable";

/** Takes the user's own network up as soon as the storage is open; its code is fetched only when there is one. @returns what ends that */
export function startNetwork(): () => void {
  let isStarted = false;
  const start = (): void => {
    if (isStarted || documentState().status === "restoring") return;
    isStarted = true;
    void takeUp();
  };
  start();
  return onDocumentChange(start);
}

async function takeUp(): Promise<void> {
  const record = await readNetwork().catch(() => null);
  if (record !== null) await import("./network").then(({ takeUpNetwork }) => takeUpNetwork(record));
  else if (documentState().engine === "onnx") setEngine("local");
}
