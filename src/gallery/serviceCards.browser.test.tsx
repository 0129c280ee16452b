import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import type { ResultScene } from "../editor/resultScene";
import { setViewMode } from "../editor/viewStore";
import type { Ticket } from "../engines/engine";
import { startMessages } from "../i18n/i18n";
import { Failure } from "../lib/failure";
import { newId } from "../lib/id";
import { runById } from "../runs/changeRun";
import { lookForRun } from "../runs/lookForRun";
import type { RunState } from "../runs/run";
import { RunPollers } from "../runs/RunPollers";
import { queueHolds } from "../runs/runQueue";
import { createRunQueryClient } from "../runs/runQueryClient";
import { ScriptedEngine } from "../runs/scriptedEngine.fixture";
import { releaseRuns } from "../runs/startRuns";
import { Toasts } from "../ui/Toasts";
import { dismissToast, toasts } from "../ui/toast";
import { TooltipProvider } from "../ui/Tooltip";
import { choose, closeGallery, galleryState } from "./galleryStore";
import { HiddenCover } from "./HiddenCover";
import { offerPageActions } from "./pageActions";
import { ResultsStrip } from "./ResultsStrip";
import { sampleMissing, sampleTicket, type SampleRun } from "./sampleRuns.fixture";
import { photoColour, pictureOf, seedRun } from "./seedRun.fixture";
import { useResultScene } from "./useResultScene";

const engines = vi.hoisted(() => ({ service: null as unknown, listeners: new Set<() => void>() }));
vi.mock("../engines/engines", () => ({
  engineById: (id: string) => (id === "wavespeed" ? engines.service : null),
  serviceEngine: () => engines.service,
  onEnginesChange: (listener: () => void) => {
    engines.listeners.add(listener);
    return () => engines.listeners.delete(listener);
  },
}));

let name = "";
let root: Root;
let scene: ResultScene | null = null;
let service: ScriptedEngine;

function connect(engine: ScriptedEngine | null): void {
  engines.service = engine;
  for (const listener of engines.listeners) listener();
}

beforeEach(async () => {
  name = `test ${newId()}`;
  service = new ScriptedEngine("wavespeed", false, 2);
  engines.service = service;
  await startMessages("en");
  await restoreDocument({ databaseName: name });
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <QueryClientProvider client={createRunQueryClient()}>
      <TooltipProvider>
        <RunPollers />
        <Stage />
        <HiddenCover />
        <ResultsStrip />
        <Toasts />
      </TooltipProvider>
    </QueryClientProvider>,
  );
  await expect.element(page.getByText("Your results will appear here.")).toBeVisible();
});

afterEach(() => {
  root.unmount();
  void releaseRuns();
  document.body.replaceChildren();
  choose(null);
  closeGallery();
  setViewMode("mask");
  queueHolds.set({});
  for (const { id } of toasts.get()) dismissToast(id);
  closeDocument();
  vi.restoreAllMocks();
  indexedDB.deleteDatabase(name);
});

function Stage() {
  const shown = useResultScene();
  useEffect(() => {
    scene = shown;
  }, [shown]);
  return <p data-testid="stage">{shown === null ? "nothing" : shown.rightLabel}</p>;
}

const card = (index = 0) => page.getByRole("list", { name: "Results" }).getByRole("listitem").nth(index);
const button = (label: string) => card().getByRole("button", { name: label, exact: true });

/** A run at the service, as it is kept. */
function serviceRun(id: string, images: number, change: Partial<SampleRun> = {}): ReturnType<typeof seedRun> {
  return seedRun(id, images, { engine: "wavespeed", sentAt: Date.now(), ...change });
}

const unsure: RunState = { phase: "unsure", lookedAt: null, found: [], problem: null };
const finished: RunState = { phase: "finished", took: 9000, ticket: sampleTicket, made: 2 };

describe("a run whose answer was lost", () => {
  test("says so, is looked for again, and goes on as the run that was found and chosen", async () => {
    await serviceRun("u", 0, { state: unsure });
    await expect.element(card()).toHaveTextContent("It may be under way and charged.");
    await expect.element(page.getByText("Answer lost").first()).toBeVisible();
    const found = "found" as Ticket;
    service.lost = [{ ticket: found, createdAt: new Date(2026, 10, 25, 22, 31, 5).getTime(), match: "unknown" }];
    await button("Look again").click();
    await expect.element(card()).toHaveTextContent("WaveSpeed has a run of 22:31:05 that may be this one.");
    await button("Use this run").click();
    await vi.waitFor(() => expect(runById("u")?.state).toMatchObject({ phase: "waiting", ticket: found }));
    expect(service.submits).toBe(0);
    await expect.element(card().getByRole("progressbar")).toBeInTheDocument();
  });

  test("says that it is being looked for, and when nothing was found", async () => {
    await serviceRun("u", 0, { state: unsure });
    const looking = lookForRun("u");
    await expect.element(card()).toHaveTextContent("Looking for it at WaveSpeed.");
    await vi.waitFor(() => expect(runById("u")?.state).toMatchObject({ phase: "unsure", found: [] }));
    connect(null);
    await looking;
    await expect.element(card()).toHaveTextContent(/Nothing was found at|Connect WaveSpeed/);
  });

  test("names each of several candidates by its time", async () => {
    vi.spyOn(service, "check").mockResolvedValue({ state: "queued" });
    const at = (minute: number): number => new Date(2026, 10, 25, 22, minute).getTime();
    const found = [1, 2].map((minute) => ({ ticket: `t${minute}` as Ticket, createdAt: at(minute) }));
    await serviceRun("u", 0, { state: { ...unsure, lookedAt: Date.now(), found } });
    await expect.element(card()).toHaveTextContent("WaveSpeed has 2 runs that may be this one.");
    await expect.element(button("Use this run").nth(1)).toHaveAccessibleDescription("Run of 22:02:00");
    await button("Use this run").nth(1).click();
    await vi.waitFor(() => expect(runById("u")?.state).toMatchObject({ phase: "waiting", ticket: "t2" }));
  });

  test("can be said not to have been sent; another try then names its price", async () => {
    const problem = { code: "service-unreachable", values: { host: "api.example" } };
    await serviceRun("u", 0, { state: { ...unsure, lookedAt: Date.now(), problem } });
    await expect.element(card()).toHaveTextContent("api.example cannot be reached.");
    await expect.element(button("It was not sent")).toHaveAccessibleDescription(/charges a second time/);
    await button("It was not sent").click();
    await vi.waitFor(() => expect(runById("u")?.state).toEqual({ phase: "stopped", ticket: null, disowned: true }));
    await expect.element(card()).toHaveTextContent("another try charges a second time");
    await button("Retry for $0.07").click();
    await vi.waitFor(() => expect(service.submits).toBe(1));
  });
});

describe("an image that is still at the service", () => {
  /** A picture without a network. */
  const url = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==";
  const missing = sampleMissing(1, { url });

  test("is seen without being read, with its reason, its time, and a way to the file", async () => {
    await serviceRun("m", 1, { state: finished, missing: [missing], params: { images: 2 } });
    await expect.element(page.getByText("1 image is still at the service").first()).toBeVisible();
    const picture = card(1).getByRole("img", { name: "Image 2, still at WaveSpeed" });
    await expect.element(picture).toBeVisible();
    expect((picture.element() as HTMLImageElement).crossOrigin).toBeNull();
    expect((picture.element() as HTMLImageElement).referrerPolicy).toBe("no-referrer");
    await expect.element(card(1)).toHaveTextContent("files.example does not let this page read it.");
    await expect.element(card(1)).toHaveTextContent("Kept by WaveSpeed until");
    const link = card(1).getByRole("link", { name: "Open in a new tab" });
    await expect.element(link).toHaveAttribute("rel", "noopener noreferrer");
    await expect.element(link).toHaveAttribute("target", "_blank");
  });

  test("becomes a result with the file that the user saved", async () => {
    await serviceRun("m", 1, { state: finished, missing: [missing], params: { images: 2 } });
    const file = new File([await pictureOf({ width: 64, height: 64 }, photoColour)], "saved.png", { type: "image/png" });
    vi.spyOn(HTMLInputElement.prototype, "click").mockImplementationOnce(function (this: HTMLInputElement) {
      const transfer = new DataTransfer();
      transfer.items.add(file);
      this.files = transfer.files;
      this.dispatchEvent(new Event("change"));
    });
    await card(1).getByRole("button", { name: "Bring in the saved file" }).click();
    await vi.waitFor(() => expect(runById("m")?.outputs.map(({ index }) => index)).toEqual([0, 1]));
    expect(runById("m")?.missing).toEqual([]);
    await card(1).getByRole("button", { name: "Show result 2" }).click();
    await expect.element(page.getByTestId("stage")).toHaveTextContent("Result 2");
  });

  test("takes a file that is dropped on it, and says why another one cannot be it", async () => {
    await serviceRun("m", 0, { state: finished, missing: [missing], params: { images: 2 } });
    await expect.element(card()).toBeInTheDocument();
    const transfer = new DataTransfer();
    transfer.items.add(new File([await pictureOf({ width: 90, height: 30 }, photoColour)], "other.png", { type: "image/png" }));
    const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer });
    card().element().dispatchEvent(drop);
    await expect.element(page.getByText(/This file has another shape/)).toBeVisible();
    expect(drop.defaultPrevented).toBe(true);
    expect(runById("m")?.missing).toHaveLength(1);
  });

  test("is asked for again, and why that failed is told", async () => {
    await serviceRun("m", 0, { state: finished, missing: [missing], params: { images: 2 } });
    await button("Try again").click();
    await expect.element(page.getByText(/This run is no longer known/)).toBeVisible();
    connect(null);
    await button("Try again").click();
    await expect.element(page.getByText("Connect WaveSpeed, then try again.")).toBeVisible();
  });

  test("can be deleted, which can be undone", async () => {
    await serviceRun("m", 1, { state: finished, missing: [missing], params: { images: 2 } });
    await card(1).getByRole("button", { name: "Delete" }).click();
    await vi.waitFor(() => expect(runById("m")?.missing).toEqual([]));
    await page.getByRole("button", { name: "Undo" }).click();
    await vi.waitFor(() => expect(runById("m")?.missing).toEqual([missing]));
  });

  test("is said to be gone after seven days, without actions that cannot work", async () => {
    await serviceRun("m", 0, { state: finished, missing: [missing], params: { images: 2 }, sentAt: Date.now() - 8 * 86_400_000 });
    await expect.element(card()).toHaveTextContent("Image 2 is gone");
    await expect.element(button("Delete")).toBeInTheDocument();
    expect(card().getByRole("button").elements()).toHaveLength(1);
    expect(card().getByRole("link").elements()).toHaveLength(0);
  });
});

describe("an image that the service marked", () => {
  async function markedRun(id: string): Promise<void> {
    const { outputs } = await serviceRun(`${id} fit`, 1);
    const marked = outputs.map((output) => ({ ...output, id: `${id}.0`, nsfw: true }));
    await serviceRun(id, 1, { outputs: marked, createdAt: Date.now() + 1000 });
  }

  test("is hidden on its card and on the stage until Show", async () => {
    await markedRun("h");
    await card().getByRole("button", { name: "Show result 1" }).click();
    await expect.element(card().getByRole("img")).toHaveAccessibleName("Result 1, hidden");
    await expect.element(page.getByText("This image is hidden")).toBeVisible();
    await expect.element(page.getByTestId("stage")).toHaveTextContent("Result 1");
    expect(scene).toMatchObject({ left: null, right: null });
    await page.getByRole("group", { name: "This image is hidden" }).getByRole("button", { name: "Show" }).click();
    await vi.waitFor(() => expect(scene?.right).not.toBeNull());
    await expect.element(card().getByRole("img")).toHaveAccessibleName("a red scarf, result 1");
    expect(page.getByText("This image is hidden").elements()).toHaveLength(0);
  });

  test("is shown from its card with the keyboard, which stays on the card", async () => {
    await markedRun("k");
    await expect.element(button("Show")).toBeInTheDocument();
    (button("Show result 1").element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await expect.element(card().getByRole("img")).toHaveAccessibleName("a red scarf, result 1");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Show result 1");
    expect(galleryState().revealed).toContain("k.0");
  });
});

describe("a run on its way", () => {
  const waiting = (since = Date.now()): RunState => ({ phase: "waiting", ticket: sampleTicket, since });

  test("shows the time that has passed and a bar on the usual time", async () => {
    vi.spyOn(service, "check").mockResolvedValue({ state: "running", images: [] });
    await serviceRun("w", 0, { state: waiting(Date.now() - 14_500) });
    await expect.element(card()).toHaveTextContent(/Generating, 1[4-9] s/);
    const value = Number(card().getByRole("progressbar").element().getAttribute("aria-valuenow"));
    expect(value).toBeGreaterThan(40);
    expect(value).toBeLessThan(90);
  });

  test("says what keeps it from being followed", async () => {
    const check = vi.spyOn(service, "check").mockRejectedValue(new Failure("service-offline"));
    await serviceRun("w", 0, { state: waiting() });
    await expect.element(card()).toHaveTextContent("Waiting for the network");
    check.mockRejectedValue(new Failure("service-key-refused"));
    connect(service);
    await expect.element(card()).toHaveTextContent("WaveSpeed does not accept the API key.");
    connect(null);
    await expect.element(card()).toHaveTextContent("Connect WaveSpeed to see this run");
    expect(runById("w")?.state.phase).toBe("waiting");
  });

  test("says in the queue when it may go, and until when the service takes nothing", async () => {
    connect(null);
    await serviceRun("q", 0);
    await expect.element(card()).toHaveTextContent("Connect WaveSpeed to send this run");
    // A place that never becomes free: the holds are this test's own.
    service.perMinute = 0;
    vi.spyOn(service, "submit").mockReturnValue(new Promise(() => undefined));
    await serviceRun("busy", 0, { state: waiting(), createdAt: 5 });
    const until = new Date(2040, 0, 1, 22, 31, 0).getTime();
    engines.service = service;
    queueHolds.set({ wavespeed: { until, reason: "limit" } });
    await expect.element(page.getByText("Queued, number 1, goes at 22:31:00")).toBeVisible();
    queueHolds.set({ wavespeed: { until, reason: "refused" } });
    await expect.element(page.getByText("WaveSpeed takes no more requests until 22:31:00")).toBeVisible();
  });

  test("that was stopped goes on at the service, and is waited for again for nothing", async () => {
    await serviceRun("s", 0, { state: { phase: "stopped", ticket: sampleTicket } });
    await expect.element(card()).toHaveTextContent("The run goes on at WaveSpeed and may be charged. Kept by WaveSpeed until");
    vi.spyOn(service, "check").mockResolvedValue({ state: "queued" });
    await button("Wait again").click();
    await vi.waitFor(() => expect(runById("s")?.state).toMatchObject({ phase: "waiting", ticket: sampleTicket }));
    expect(service.submits).toBe(0);
  });
});

describe("a run that failed", () => {
  const failed = (code: string): RunState => ({ phase: "failed", code, values: { message: "flagged" }, ticket: sampleTicket });

  test("leads to what mends it", async () => {
    const changePrompt = vi.fn();
    const takeBack = offerPageActions({ changePrompt });
    await serviceRun("f", 0, { state: failed("service-moderated") });
    await button("Change the prompt").click();
    expect(changePrompt).toHaveBeenCalledOnce();
    await expect.element(button("Retry for $0.07")).toBeInTheDocument();
    takeBack();
    await expect.element(button("Change the prompt")).not.toBeInTheDocument();
  });

  test("for want of credit leads to the account", async () => {
    await serviceRun("f", 0, { state: failed("service-no-credits") });
    await expect.element(card().getByRole("link", { name: "Top up" })).toHaveAttribute("href", "https://wavespeed.ai/top-up");
  });
});
