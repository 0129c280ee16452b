import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { documentState } from "../document/documentStore";
import { setEngine, setParams } from "../document/paramsCommands";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { serviceEngine, setServiceEngine } from "../engines/engines";
import { createWavespeedEngine } from "../engines/wavespeed/wavespeedEngine";
import { startMessages } from "../i18n/i18n";
import { newId } from "../lib/id";
import { putLoraRows } from "../params/loraRows";
import { TooltipProvider } from "../ui/Tooltip";
import { quoteForRun } from "./quoteForRun";
import { readinessOf } from "./generate";
import { RunBar } from "./RunBar";
import { createRunQueryClient } from "./runQueryClient";

let root: Root;
/** The numbers of images for which a price was asked, and what the service says for them, in dollars; null holds the answer back. */
let asked: number[];
let price: (images: number) => number | null;
let release: (() => void)[];

const bar = () => page.getByRole("region", { name: "Run" });
const cost = () => page.getByRole("status", { name: "Cost" });
const forever = new AbortController().signal;

async function answer(url: string, init: RequestInit): Promise<Response> {
  if (!url.endsWith("/model/price")) return Response.json({ code: 404, message: "unknown" }, { status: 404 });
  const { inputs } = JSON.parse(init.body as string) as { inputs: { num_images: number } };
  asked.push(inputs.num_images);
  let dollars = price(inputs.num_images);
  while (dollars === null) {
    await new Promise<void>((resolve, reject) => {
      release.push(resolve);
      init.signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    });
    dollars = price(inputs.num_images);
  }
  return Response.json({ code: 200, data: { price: dollars } });
}

function answerNow(next: typeof price): void {
  price = next;
  for (const go of release.splice(0)) go();
}

function connect(): void {
  setServiceEngine(
    createWavespeedEngine({ baseUrl: "https://service.test", key: "key-1", network: { fetch: answer, online: () => true } }),
  );
}

beforeEach(async () => {
  [asked, release, price] = [[], [], (images) => images * 0.035];
  await startMessages("en");
  await restoreDocument({ databaseName: `test ${newId()}` });
  setEngine("wavespeed");
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <QueryClientProvider client={createRunQueryClient()}>
      <TooltipProvider>
        <RunBar onConnect={() => undefined} />
      </TooltipProvider>
    </QueryClientProvider>,
  );
});

afterEach(() => {
  root.unmount();
  setServiceEngine(null);
  closeDocument();
  document.body.replaceChildren();
});

test("the list price stands there at once as an estimate, then the service's quote", async () => {
  price = () => null;
  connect();
  setParams({ images: 4 });
  await expect.element(cost()).toHaveTextContent("$0.035 × 4 = $0.14");
  await expect.element(bar()).toHaveTextContent("estimate");
  await expect.poll(() => asked).toEqual([4]);
  answerNow(() => 0.14);
  await expect.element(bar()).toHaveTextContent("quoted");
  await expect.element(cost()).toHaveTextContent("$0.035 × 4 = $0.14");
});

test("another number of images never stands beside the price of the last one, and typing asks once", async () => {
  price = (images) => images * 0.03;
  connect();
  await expect.element(cost()).toHaveTextContent("$0.03 × 1 = $0.03");
  price = () => null;
  setParams({ images: 2 });
  await expect.element(cost()).toHaveTextContent("$0.035 × 2 = $0.07");
  setParams({ images: 3, prompt: "a" });
  setParams({ prompt: "a cat" });
  await expect.element(cost()).toHaveTextContent("$0.035 × 3 = $0.105");
  await expect.poll(() => asked).toEqual([1, 3]);
  answerNow((images) => images * 0.03);
  await expect.element(cost()).toHaveTextContent("$0.03 × 3 = $0.09");
  setParams({ prompt: "a cat in a hat", images: 1 });
  await expect.element(cost()).toHaveTextContent("$0.03 × 1 = $0.03");
  await expect.element(bar()).toHaveTextContent("quoted");
  expect(asked).toEqual([1, 3]);
});

test("while only the steps change, the last quote stays as an estimate", async () => {
  price = (images) => images * 0.03;
  connect();
  await expect.element(bar()).toHaveTextContent("quoted");
  price = () => null;
  setParams({ steps: 8 });
  await expect.element(bar()).toHaveTextContent("estimate");
  await expect.element(cost()).toHaveTextContent("$0.03 × 1 = $0.03");
});

test("a price that cannot be divided is said as a whole, and a lower one beside the list price", async () => {
  price = () => 0.13;
  connect();
  setParams({ images: 4 });
  await expect.element(cost()).toHaveTextContent("$0.13 for 4 images");
  await expect.element(bar()).toHaveTextContent("List price $0.14");
});

test("without a connection it is an estimate, and Local is free", async () => {
  setParams({ images: 2 });
  await expect.element(cost()).toHaveTextContent("$0.035 × 2 = $0.07");
  await expect.element(bar()).toHaveTextContent("estimate");
  setEngine("local");
  await expect.element(cost()).toHaveTextContent("Free");
  expect(bar().element().textContent).not.toContain("estimate");
});

test("a run keeps the quote that was shown, and waits no more than a moment for one that was not", async () => {
  price = (images) => images * 0.03;
  connect();
  await expect.element(bar()).toHaveTextContent("quoted");
  const engine = serviceEngine();
  if (engine === null) throw new Error("not connected");
  const { params } = documentState();
  expect(await quoteForRun(engine, params, forever)).toEqual({ kind: "quoted", total: 30, perImage: 30 });
  expect(asked).toEqual([1]);
  price = () => null;
  expect(await quoteForRun(engine, { ...params, images: 4 }, forever)).toEqual({ kind: "estimate", total: 140, perImage: 35 });
  await expect(quoteForRun(engine, { ...params, images: 4 }, AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
});

test("a LoRA path that is not valid keeps a run from WaveSpeed, not from Local", () => {
  connect();
  const photo = { hash: "0".repeat(64), name: "a.png", width: 8, height: 8, format: "png" as const, hasAlpha: false, bytes: 1 };
  const ready = () => ({ ...documentState(), status: "ready" as const, photo, mask: { version: 1, coverage: 0.5, bounds: null } });
  setParams({ prompt: "a cat" });
  putLoraRows([{ id: "1", path: "", weight: 1 }]);
  expect(readinessOf(ready())).toBeNull();
  putLoraRows([{ id: "1", path: "studio grain", weight: 1 }]);
  expect(readinessOf(ready())).toBe("loraPath");
  setEngine("local");
  expect(readinessOf(ready())).toBeNull();
});
