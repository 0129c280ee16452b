import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import type { ImageProgress } from "../engines/engine";
import { startMessages } from "../i18n/i18n";
import { newId } from "../lib/id";
import { RunPollers } from "../runs/RunPollers";
import { createRunQueryClient } from "../runs/runQueryClient";
import { ScriptedEngine } from "../runs/scriptedEngine.fixture";
import { releaseRuns } from "../runs/startRuns";
import { TooltipProvider } from "../ui/Tooltip";
import { ResultsStrip } from "./ResultsStrip";
import { seedRun } from "./seedRun.fixture";
import { runById } from "../runs/changeRun";
import { dispatchRuns } from "../runs/runQueue";

const engines = vi.hoisted(() => ({ local: null as unknown }));
vi.mock("../engines/engines", () => ({
  engineById: (id: string) => (id === "local" ? engines.local : null),
  serviceEngine: () => null,
  onEnginesChange: () => () => undefined,
}));

let name = "";
let root: Root;
let local: ScriptedEngine;

beforeEach(async () => {
  name = `test ${newId()}`;
  local = new ScriptedEngine("local", true, 1);
  engines.local = local;
  await startMessages("en");
  await restoreDocument({ databaseName: name });
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <QueryClientProvider client={createRunQueryClient()}>
      <TooltipProvider>
        <RunPollers />
        <ResultsStrip />
      </TooltipProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  root.unmount();
  void releaseRuns();
  document.body.replaceChildren();
  closeDocument();
  indexedDB.deleteDatabase(name);
});

const bar = () => page.getByRole("progressbar");
const canvas = (): HTMLCanvasElement | null => document.querySelector<HTMLCanvasElement>('[role="listitem"] canvas');

test("an image on its way shows what its engine has decided so far, says so, and lets go of it at the end", async () => {
  const run = await seedRun("r", 0, { state: { phase: "queued" } });
  dispatchRuns();
  await vi.waitFor(() => expect(runById(run.id)?.state.phase).toBe("waiting"));
  const image: ImageProgress = { fraction: 0.2, step: 5, steps: 28 };
  local.say(local.tickets[0], { state: "running", images: [image] });
  await expect.element(bar()).toHaveAttribute("aria-valuetext", "Step 5 of 28");
  expect(canvas()).toBeNull();

  const data = new Uint8ClampedArray([250, 0, 0, 255, 0, 0, 250, 255]);
  local.say(local.tickets[0], { state: "running", images: [{ ...image, preview: { width: 2, height: 1, data } }] });
  await expect.element(bar()).toHaveAttribute("aria-valuetext", "Step 5 of 28, rough preview");
  expect(canvas()?.getContext("2d")?.getImageData(0, 0, 2, 1).data).toEqual(data);
  expect(canvas()?.getAttribute("aria-hidden")).toBe("true");

  local.finish(local.tickets[0]);
  await vi.waitFor(() => expect(runById(run.id)?.state.phase).toBe("finished"));
  await expect.element(page.getByRole("button", { name: "Download", exact: true })).toBeInTheDocument();
  expect(canvas()).toBeNull();
});
