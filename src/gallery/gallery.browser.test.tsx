import { QueryClientProvider } from "@tanstack/react-query";
import { decodePng } from "../image/png";
import { useEffect } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { documentState } from "../document/documentStore";
import { openPhotoFile } from "../document/openPhotoFile";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { undo } from "../document/undo";
import type { ResultScene } from "../editor/resultScene";
import { setViewMode, viewState } from "../editor/viewStore";
import { startMessages } from "../i18n/i18n";
import { newId } from "../lib/id";
import { runById } from "../runs/changeRun";
import { RunPollers } from "../runs/RunPollers";
import { createRunQueryClient } from "../runs/runQueryClient";
import { Toasts } from "../ui/Toasts";
import { dismissToast, toasts } from "../ui/toast";
import { TooltipProvider } from "../ui/Tooltip";
import { GalleryPage } from "./GalleryPage";
import { choose, clearSelection, closeGallery, galleryState, openGallery, useGallery } from "./galleryStore";
import { ResultBar } from "./ResultBar";
import { ResultsStrip } from "./ResultsStrip";
import { sampleTicket } from "./sampleRuns.fixture";
import { maskRect, photoColour, photoSize, pictureOf, pixelAt, rawColour, seedRun } from "./seedRun.fixture";
import { useResultScene } from "./useResultScene";

vi.mock("../engines/engines", () => ({ engineById: () => null, serviceEngine: () => null, onEnginesChange: () => () => undefined }));

let name = "";
let root: Root;
let scene: ResultScene | null = null;

beforeEach(async () => {
  name = `test ${newId()}`;
  await startMessages("en");
  await restoreDocument({ databaseName: name });
  const place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  root.render(
    <QueryClientProvider client={createRunQueryClient()}>
      <TooltipProvider>
        <RunPollers />
        <Rooms />
        <Toasts />
      </TooltipProvider>
    </QueryClientProvider>,
  );
  await expect.element(page.getByText("Your results will appear here.")).toBeVisible();
});

afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
  choose(null);
  clearSelection();
  closeGallery();
  setViewMode("mask");
  for (const { id } of toasts.get()) dismissToast(id);
  closeDocument();
  vi.restoreAllMocks();
  indexedDB.deleteDatabase(name);
});

function Rooms() {
  const open = useGallery((state) => state.open);
  return open ? (
    <GalleryPage />
  ) : (
    <>
      <Stage />
      <ResultBar />
      <ResultsStrip />
    </>
  );
}

function Stage() {
  const shown = useResultScene();
  useEffect(() => {
    scene = shown;
  }, [shown]);
  return <p data-testid="stage">{shown === null ? "nothing" : `${shown.leftLabel} | ${shown.rightLabel}`}</p>;
}

const results = () => page.getByRole("list", { name: "Results" });
const card = (index: number) => results().getByRole("listitem").nth(index);
const stage = () => page.getByTestId("stage");

/** What the next click hands to the browser's downloads. */
function nextDownload(): Promise<{ name: string; file: Blob }> {
  return new Promise((resolve, reject) => {
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementationOnce(function (this: HTMLAnchorElement) {
      fetch(this.href)
        .then((answer) => answer.blob())
        .then((file) => resolve({ name: this.download, file }), reject);
    });
  });
}

function insideMask(x: number, y: number): boolean {
  return x >= maskRect.x && x < maskRect.x + maskRect.width && y >= maskRect.y && y < maskRect.y + maskRect.height;
}

describe("the strip", () => {
  test("shows every result with its picture, its words and its buttons", async () => {
    await seedRun("r", 2);
    await expect.element(card(1).getByRole("img")).toHaveAccessibleName("a red scarf, result 2");
    for (const button of ["Use as input", "Download", "Copy", "Delete"]) {
      await expect.element(card(1).getByRole("button", { name: button })).toBeInTheDocument();
    }
    await expect.element(page.getByText("Done in 22 s")).toBeVisible();
    await expect.element(results().getByText("Free")).toBeVisible();
    await expect.element(results().getByText("seed 41826")).toBeVisible();
    await vi.waitFor(() => expect(document.querySelector("img")?.naturalWidth).toBe(64));
  });

  test("shows real progress, the place in the queue, and stops", async () => {
    await seedRun("w", 0, { params: { images: 2 }, state: { phase: "waiting", ticket: sampleTicket, since: 0 } });
    await seedRun("q", 0, { createdAt: Date.now() + 5 });
    await expect.element(page.getByText("2 running")).toBeVisible();
    await expect.element(results().getByText("Queued, number 1")).toBeVisible();
    await expect.element(card(1).getByRole("progressbar")).toBeInTheDocument();
    await expect.element(card(1).getByRole("button", { name: "Stop waiting" })).toHaveAccessibleDescription(/Stops the work at once/);
    await card(1).getByRole("button", { name: "Stop waiting" }).click();
    await expect.element(results().getByText("You stopped this run before it was done.")).toBeVisible();
    expect(runById("w")?.state.phase).toBe("stopped");
  });

  test("says why a run failed; Retry puts it into the queue, Delete can be undone", async () => {
    await seedRun("f", 0, { state: { phase: "failed", code: "fill-memory", values: {}, ticket: null } });
    await expect.element(card(0)).toHaveTextContent("There is not enough memory to fill this region.");
    await card(0).getByRole("button", { name: "Delete" }).click();
    await expect.element(page.getByText("Your results will appear here.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await card(0).getByRole("button", { name: "Retry" }).click();
    await vi.waitFor(() => expect(runById("f")?.state).not.toMatchObject({ code: "fill-memory" }));
  });

  test("is one tab stop, with arrows to every result and into its buttons", async () => {
    await seedRun("r", 3);
    await expect.element(card(2)).toBeInTheDocument();
    const stops = [...document.querySelectorAll("[role=list] button")].filter((button) => (button as HTMLButtonElement).tabIndex === 0);
    expect(stops).toHaveLength(1);
    const focused = (): string | null => document.activeElement?.getAttribute("aria-label") ?? null;
    (stops[0] as HTMLButtonElement).focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(focused()).toBe("Show result 2");
    await userEvent.keyboard("{ArrowDown}{ArrowRight}");
    expect(focused()).toBe("Download");
    await userEvent.keyboard("{ArrowUp}{End}");
    expect(focused()).toBe("Show result 3");
    await userEvent.keyboard("{Tab}");
    expect(document.activeElement?.closest("[role=list]")).toBeNull();
    await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
    expect(focused()).toBe("Show result 3");
    await userEvent.keyboard("{ArrowLeft}{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}{Enter}");
    await expect.element(results().getByRole("img", { name: "result 2" })).not.toBeInTheDocument();
    expect(focused()).toBe("Show result 3");
    await expect.element(page.getByRole("button", { name: "Undo" })).toBeVisible();
  });

  test("deletes a result, moves on to the next, and brings it back", async () => {
    await seedRun("r", 2);
    await card(0).getByRole("button", { name: "Show result 1" }).click();
    await expect.element(stage()).toHaveTextContent("Original | Result 1");
    await card(0).getByRole("button", { name: "Delete" }).click();
    await vi.waitFor(() => expect(galleryState().chosen).toBe("r.1"));
    await expect.element(results().getByRole("img", { name: "result 1" })).not.toBeInTheDocument();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.element(results().getByRole("img", { name: "result 1" })).toBeInTheDocument();
    expect(galleryState().chosen).toBe("r.0");
  });
});

describe("a result on the stage", () => {
  test("is its photo outside the mask and the raw image inside, over the photo of its run", async () => {
    await seedRun("r", 2);
    await card(1).getByRole("button", { name: "Show result 2" }).click();
    expect(viewState().mode).toBe("result");
    await expect.element(stage()).toHaveTextContent("Original | Result 2");
    expect(scene?.photo).toMatchObject(photoSize);
    const patch = scene?.right;
    expect(patch?.rect).toEqual(maskRect);
    const canvas = new OffscreenCanvas(maskRect.width, maskRect.height);
    const context = canvas.getContext("2d");
    if (patch !== null && patch !== undefined) context?.drawImage(patch.bitmap, 0, 0);
    const [red, green, blue] = context?.getImageData(12, 8, 1, 1).data ?? [];
    expect([red, green, blue]).toEqual(rawColour(101));
    await expect.element(page.getByText("2 of 2")).toBeVisible();
    await page.getByRole("button", { name: "Previous result" }).click();
    await expect.element(stage()).toHaveTextContent("Original | Result 1");
    await expect.element(page.getByRole("button", { name: "Previous result" })).toBeDisabled();
  });

  test("of the open photo is chosen when there is none, without leaving the mask", async () => {
    await openPhotoFile(await pictureOf(photoSize, photoColour), "room.png");
    await seedRun("r", 2);
    await expect.element(stage()).toHaveTextContent("Original | Result 1");
    expect(viewState().mode).toBe("mask");
  });

  test("is counted pixel by pixel, and only then says so", async () => {
    await seedRun("r", 1);
    await card(0).getByRole("button", { name: "Show result 1" }).click();
    const protectedPixels = photoSize.width * photoSize.height - maskRect.width * maskRect.height;
    expect(document.querySelector('[aria-label="Pixel lock"]')).toBeNull();
    await expect
      .element(page.getByRole("status", { name: "Pixel lock" }).first(), { timeout: 10_000 })
      .toHaveTextContent(`0 of ${protectedPixels.toLocaleString("en")} protected pixels changed`);
  });

  test("keeps another soft edge, and is finished with it", async () => {
    await seedRun("r", 1);
    await card(0).getByRole("button", { name: "Show result 1" }).click();
    await expect.element(stage()).toHaveTextContent("Result 1");
    const before = scene?.right?.bitmap;
    const slider = page.getByRole("slider", { name: "Soft edge" });
    (slider.element() as HTMLElement).focus();
    await userEvent.keyboard("{End}");
    await vi.waitFor(() => expect(runById("r")?.outputs[0]?.finish.softEdge).toBe(64));
    await vi.waitFor(() => expect(scene?.right?.bitmap).not.toBe(before));
    expect(galleryState().finishDraft).toBeNull();
  });
});

describe("what leaves the page", () => {
  test("a download is the whole photo with only the mask changed, named after prompt and seed", async () => {
    await seedRun("r", 1);
    const downloading = nextDownload();
    await card(0).getByRole("button", { name: "Download" }).click();
    const { name, file } = await downloading;
    expect(name).toBe("a-red-scarf-100-1.png");
    const { width, height, data } = await decodePng(new Uint8Array(await file.arrayBuffer()));
    expect({ width, height }).toEqual(photoSize);
    let wrong = 0;
    let changed = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const same = photoColour(x, y).every((value, channel) => data[(y * width + x) * 4 + channel] === value);
        if (insideMask(x, y)) changed += same ? 0 : 1;
        else if (!same) wrong++;
      }
    expect(wrong).toBe(0);
    expect(changed).toBeGreaterThan((maskRect.width * maskRect.height) / 2);
    await expect.element(page.getByText("Downloaded a-red-scarf-100-1.png")).toBeVisible();
  });

  test("a refused clipboard is said", async () => {
    await seedRun("r", 1);
    vi.spyOn(navigator.clipboard, "write").mockRejectedValueOnce(new DOMException("no", "NotAllowedError"));
    await card(0).getByRole("button", { name: "Copy" }).click();
    await expect.element(page.getByText("The browser did not allow copying. Download the result instead.")).toBeVisible();
  });

  test("a copy is a PNG of the photo's size", async () => {
    await seedRun("r", 1);
    const write = vi.spyOn(navigator.clipboard, "write").mockResolvedValueOnce();
    await card(0).getByRole("button", { name: "Copy" }).click();
    await expect.element(page.getByText("Copied")).toBeVisible();
    const png = await write.mock.calls[0]?.[0][0]?.getType("image/png");
    expect(await pixelAt(png ?? new Blob(), 0, 63)).toEqual(photoColour(0, 63));
  });

  test("as input it becomes the photo: mask cleared, trail longer, prompt kept; undo brings the photo back", async () => {
    await openPhotoFile(await pictureOf(photoSize, photoColour), "room.png");
    await seedRun("r", 2);
    const before = documentState().photo;
    await card(1).getByRole("button", { name: "Use as input" }).click();
    await vi.waitFor(() => expect(documentState().trail.map(({ label }) => label)).toEqual([null, 2]));
    expect(documentState().photo).toMatchObject({ ...photoSize, name: "room-2.png", format: "png" });
    expect(documentState().mask.coverage).toBe(0);
    expect(viewState().mode).toBe("mask");
    await undo();
    await vi.waitFor(() => expect(documentState().photo).toEqual(before));
  });

  test("a result of another photo is fitted to the stage, and begins a trail of its own", async () => {
    await openPhotoFile(await pictureOf({ width: 40, height: 30 }, photoColour), "other.png");
    const { photo } = await seedRun("r", 1);
    await card(0).getByRole("button", { name: "Show result 1" }).click();
    await vi.waitFor(() => expect(viewState().around.photo).toMatchObject(photoSize));
    setViewMode("mask");
    await vi.waitFor(() => expect(viewState().around.photo).toMatchObject({ width: 40, height: 30 }));
    await card(0).getByRole("button", { name: "Use as input" }).click();
    await vi.waitFor(() => expect(documentState().trail.map((step) => step.label)).toEqual([null, 1]));
    expect(documentState().trail[0]?.photo).toEqual(photo);
  });
});

describe("the gallery", () => {
  test("finds prompts, selects, compares two, and Escape leads back", async () => {
    await seedRun("scarf", 2);
    await seedRun("shirt", 1, { createdAt: Date.now() + 5, params: { prompt: "a pink shirt" } });
    openGallery();
    await expect.element(page.getByText("a pink shirt")).toBeVisible();
    await page.getByRole("searchbox", { name: "Search prompts" }).fill("scarf");
    await expect.element(page.getByText("a pink shirt")).not.toBeInTheDocument();
    await card(0).getByRole("checkbox", { name: "Select result 1" }).click({ force: true });
    await card(1).getByRole("checkbox", { name: "Select result 2" }).click({ force: true });
    await expect.element(page.getByText("2 selected")).toBeVisible();
    await page.getByRole("group", { name: "Selection" }).getByRole("button", { name: "Compare" }).click();
    await expect.element(stage()).toHaveTextContent("Result 1 | Result 2");
    expect(viewState().mode).toBe("compare");
    openGallery();
    await expect.element(page.getByRole("button", { name: "Back to canvas" })).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    expect(galleryState().open).toBe(false);
  });

  test("puts the settings of a run into the form, as a step that can be undone", async () => {
    await seedRun("r", 1, { params: { steps: 9 } });
    openGallery();
    const before = documentState().params;
    await page.getByRole("button", { name: "Reuse settings" }).click();
    expect(documentState().params).toMatchObject({ prompt: "a red scarf", seed: 41826, steps: 9 });
    await undo();
    expect(documentState().params).toEqual(before);
  });
});
