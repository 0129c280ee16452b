import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { commitMask, runMaskCommand } from "../document/maskCommands";
import { openPhotoFile } from "../document/openPhotoFile";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { undo } from "../document/undo";
import { loadLaterMessages, startMessages } from "../i18n/i18n";
import { newId } from "../lib/id";
import { RunPollers } from "../runs/RunPollers";
import { createRunQueryClient } from "../runs/runQueryClient";
import { database } from "../storage/database";
import { TooltipProvider } from "../ui/Tooltip";
import { MasksDialog } from "./MasksDialog";
import { maskRect, photoColour, photoSize, pictureOf, seedRun } from "./seedRun.fixture";

vi.mock("../engines/engines", () => ({ engineById: () => null, serviceEngine: () => null, onEnginesChange: () => () => undefined }));

let name = "";
let root: Root;
const onClose = vi.fn<() => void>();

beforeEach(async () => {
  name = `test ${newId()}`;
  await startMessages("en");
  await loadLaterMessages();
  await restoreDocument({ databaseName: name });
  await openPhotoFile(await pictureOf(photoSize, photoColour), "room.png");
  root = createRoot(document.body.appendChild(document.createElement("div")));
});
afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
  onClose.mockClear();
  closeDocument();
  vi.restoreAllMocks();
  indexedDB.deleteDatabase(name);
});

function show(): void {
  root.render(
    <QueryClientProvider client={createRunQueryClient()}>
      <TooltipProvider>
        <RunPollers />
        <MasksDialog onClose={onClose} />
      </TooltipProvider>
    </QueryClientProvider>,
  );
}

function paint(x: number, y: number, width: number, height: number): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  edit.rect({ x, y }, { x: x + width, y: y + height }, "add");
  commitMask(edit);
}

const masked = (): number | undefined => currentMask()?.count();
const entry = (of: string) => page.getByRole("listitem", { name: of });
const expectMasked = (pixels: number): Promise<void> => vi.waitFor(() => expect(masked()).toBe(pixels), 10_000);

test("without anything that was masked before it says what will be here", async () => {
  show();
  await expect.element(page.getByText("Nothing here yet.")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Save mask" })).toBeDisabled();
  await expect.element(page.getByText("The mask is empty")).toBeVisible();
});

test("the mask of a run meets the present one in four ways, each of them one step", async () => {
  await seedRun("r", 1);
  paint(maskRect.x - 10, maskRect.y, 20, 10);
  show();
  await expect.element(entry("Run 1").getByRole("img", { name: "Run 1" })).toBeVisible();
  // 24 × 16 of 96 × 64 pixels.
  await expect.element(entry("Run 1")).toHaveTextContent("6.3 % of the photo");
  for (const [button, pixels] of [
    ["Intersect", 10 * 10],
    ["Subtract", 10 * 10],
    ["Add", 24 * 16 + 10 * 10],
    ["Replace", 24 * 16],
  ] as const) {
    await entry("Run 1").getByRole("button", { name: button }).click();
    await expectMasked(pixels);
    await undo();
    expect(masked()).toBe(20 * 10);
  }
});

test("only masks of this photo are there, and each of them once", async () => {
  await seedRun("first", 1, { createdAt: 1 });
  await seedRun("again", 1, { createdAt: 2 });
  await seedRun("other", 1, { photo: { ...photoSize, hash: "c".repeat(64), name: "other.png" } });
  show();
  await expect.element(entry("Run 1")).toBeVisible();
  expect(entry("Run 1").elements()).toHaveLength(1);
});

test("the last mask comes back, and then the one that it replaced is the last", async () => {
  paint(0, 0, 20, 20);
  runMaskCommand("clear");
  paint(50, 50, 10, 10);
  show();
  await expect.element(entry("Last mask")).toHaveTextContent("6.5 % of the photo");
  await entry("Last mask").getByRole("button", { name: "Replace" }).click();
  await expectMasked(400);
  await expect.element(entry("Last mask")).toHaveTextContent("1.6 % of the photo");
  await entry("Last mask").getByRole("button", { name: "Replace" }).click();
  await expectMasked(100);
});

test("what changes nothing is said and leaves no step", async () => {
  await seedRun("r", 1);
  paint(0, 0, photoSize.width, photoSize.height);
  const { version } = documentState().mask;
  show();
  await entry("Run 1").getByRole("button", { name: "Add" }).click();
  await expect.element(page.getByText("There is nothing to change in the mask")).toBeVisible();
  expect(documentState().mask.version).toBe(version);
});

test("a mask gets a name, another name, is deleted and put back", async () => {
  paint(10, 10, 30, 20);
  show();
  await page.getByRole("textbox", { name: "Name" }).fill("Hat");
  await userEvent.keyboard("{Enter}");
  await expect.element(entry("Hat")).toHaveTextContent("9.8 % of the photo");
  await expect.element(page.getByRole("textbox", { name: "Name" })).toHaveValue("");

  await entry("Hat").getByRole("button", { name: "Rename" }).click();
  await expect.element(entry("Hat").getByRole("textbox", { name: "Name" })).toHaveFocus();
  await userEvent.keyboard("Red hat{Escape}");
  expect(onClose).not.toHaveBeenCalled();
  await expect.element(entry("Hat").getByRole("button", { name: "Rename" })).toHaveFocus();
  await userEvent.keyboard("{Enter}Red hat{Enter}");
  await expect.element(entry("Red hat")).toBeVisible();

  await entry("Red hat").getByRole("button", { name: "Delete" }).click();
  await expect.element(page.getByText("“Red hat” is deleted.")).toBeVisible();
  await expect.element(entry("Red hat")).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Undo" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(entry("Red hat")).toBeVisible();
  runMaskCommand("clear");
  await entry("Red hat").getByRole("button", { name: "Add" }).click();
  await expectMasked(600);
});

test("what is saved is the mask after what was asked for just before", async () => {
  await seedRun("r", 1);
  paint(maskRect.x - 10, maskRect.y, 20, 10);
  show();
  await expect.element(entry("Run 1")).toBeVisible();
  for (const button of ["Intersect", "Save mask"]) {
    for (const each of document.querySelectorAll("button")) if (each.textContent === button) each.click();
  }
  // 10 × 10 of 96 × 64 pixels.
  await expect.element(entry("Mask 1")).toHaveTextContent("1.6 % of the photo");
});

test("who gives no name gets one", async () => {
  paint(10, 10, 30, 20);
  show();
  await page.getByRole("button", { name: "Save mask" }).click();
  await expect.element(entry("Mask 1")).toBeVisible();
});

test("a disk that is full is said, and nothing is there that was not kept", async () => {
  paint(10, 10, 30, 20);
  show();
  vi.spyOn(database(), "write").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
  await page.getByRole("button", { name: "Save mask" }).click();
  await expect.element(page.getByText(/disk|storage|full/i).first()).toBeVisible();
  await expect.element(entry("Mask 1")).not.toBeInTheDocument();
});
