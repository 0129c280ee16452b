import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startMessages } from "../i18n/i18n";
import { newId } from "../lib/id";
import { forgetHeldBlobs, putBlob } from "../storage/blobTable";
import { closeDatabase, database, openDatabase } from "../storage/database";
import { removeRuns, writeRun } from "../storage/runTable";
import { StorageDialog } from "./StorageDialog";

let name = "";
let root: Root | null = null;

beforeEach(async () => {
  name = `test ${newId()}`;
  await startMessages("en");
  await openDatabase(name);
  await database().own("me");
  await writeRun({ id: "a", blobs: [await putBlob(new Blob([new Uint8Array(2_500_000)]))], ended: true, run: {} });
});
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  closeDatabase();
  forgetHeldBlobs();
  indexedDB.deleteDatabase(name);
});

function open(onDeleteResults: () => Promise<void>): void {
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(<StorageDialog open onClose={nothing} onDeleteResults={onDeleteResults} onSaveProject={nothing} onOpenProject={nothing} />);
}
const nothing = (): undefined => undefined;
const text = (): string => document.body.textContent;
const button = (label: string): HTMLButtonElement => {
  const found = Array.from(document.querySelectorAll("button")).find((each) => each.textContent === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};

test("it says in numbers what is kept, asks before deleting, and counts again", async () => {
  const onDeleteResults = vi.fn(() => removeRuns(["a"]));
  open(onDeleteResults);
  await vi.waitFor(() => expect(text()).toContain("Results of 1 run2.5 MB"));
  button("Delete all results").click();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Cancel"));
  expect(text()).toContain("1 run with all its images (2.5 MB)");
  button("Cancel").click();
  await vi.waitFor(() => expect(document.activeElement).toBe(button("Delete all results")));
  expect(onDeleteResults).not.toHaveBeenCalled();
  button("Delete all results").click();
  await vi.waitFor(() => button("Delete 2.5 MB").click());
  await vi.waitFor(() => expect(text()).toContain("Results of 0 runs0 byte"));
  expect(onDeleteResults).toHaveBeenCalledOnce();
  expect(button("Delete all results").disabled).toBe(true);
});
