import { showOnPage } from "./pageStore";
import { takeFile, takeLink } from "./photoIntake";

/**
 * Photos come in by dropping anywhere on the page and by pasting. A drag from another page may bring only an address.
 * @returns stops listening
 */
export function listenForPhotos(target: Window): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  // A drag enters and leaves every element on its way; it has left the page when it has left as many as it entered.
  let depth = 0;
  const end = (): void => {
    depth = 0;
    showOnPage({ dropping: false });
  };
  target.addEventListener(
    "dragenter",
    (event) => {
      if (!bringsPhoto(event.dataTransfer)) return;
      event.preventDefault();
      depth++;
      showOnPage({ dropping: true });
    },
    { signal },
  );
  target.addEventListener("dragover", (event) => bringsPhoto(event.dataTransfer) && event.preventDefault(), { signal });
  target.addEventListener(
    "dragleave",
    (event) => {
      if (!bringsPhoto(event.dataTransfer)) return;
      depth--;
      if (depth <= 0) end();
    },
    { signal },
  );
  target.addEventListener(
    "drop",
    (event) => {
      if (!bringsPhoto(event.dataTransfer)) return;
      // What the file was dropped on has taken it already.
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      end();
      if (!isTaken) take(event.dataTransfer);
    },
    { signal },
  );
  target.addEventListener(
    "paste",
    (event) => {
      if ((event.clipboardData?.files.length ?? 0) === 0) return;
      event.preventDefault();
      take(event.clipboardData);
    },
    { signal },
  );
  return () => listening.abort();
}

function bringsPhoto(data: DataTransfer | null): boolean {
  return data?.types.some((type) => type === "Files" || type === "text/uri-list") ?? false;
}

function take(data: DataTransfer | null): void {
  const file = data?.files[0];
  if (file !== undefined) {
    void takeFile(file);
    return;
  }
  const address = data
    ?.getData("text/uri-list")
    .split(/\r?\n/)
    .find((line) => line !== "" && !line.startsWith("#"));
  if (address !== undefined) void takeLink(address);
}
