import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { documentState } from "../document/documentStore";
import { setParams } from "../document/paramsCommands";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { undo } from "../document/undo";
import { setServiceEngine } from "../engines/engines";
import { createWavespeedEngine } from "../engines/wavespeed/wavespeedEngine";
import { startMessages } from "../i18n/i18n";
import { newId } from "../lib/id";
import { politeAnnouncement } from "../ui/announce";
import { dismissToast, toasts } from "../ui/toast";
import { TooltipProvider } from "../ui/Tooltip";
import { closeEnhancement } from "./enhanceCommands";
import { PromptField } from "./PromptField";

const better = "a red kite in a clear evening sky, soft light, sharp detail";
let root: Root;
let asked: { url: string; body: unknown }[];
let answer: (init: RequestInit) => Promise<Response>;

const button = (name: string) => page.getByRole("button", { name, exact: true });
const panel = () => page.getByRole("region", { name: "Enhanced prompt" });
const prompt = () => documentState().params.prompt;

function words(outputs: readonly string[]): Promise<Response> {
  return Promise.resolve(Response.json({ code: 200, data: { id: "p1", status: "completed", outputs } }));
}

function connect(): void {
  const network = {
    fetch: (url: string, init: RequestInit) => {
      asked.push({ url, body: JSON.parse(init.body as string) });
      return answer(init);
    },
    online: () => true,
  };
  setServiceEngine(createWavespeedEngine({ baseUrl: "https://service.test", key: "key-1", network }));
}

beforeEach(async () => {
  await page.viewport(1440, 900);
  asked = [];
  answer = () => words([better]);
  await startMessages("en");
  await restoreDocument({ databaseName: `test ${newId()}` });
  setParams({ prompt: "a red kite" });
  connect();
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <TooltipProvider>
      <PromptField />
    </TooltipProvider>,
  );
});

afterEach(() => {
  root.unmount();
  closeEnhancement();
  setServiceEngine(null);
  for (const { id } of toasts.get()) dismissToast(id);
  closeDocument();
  document.body.replaceChildren();
});

test("old and new stand side by side, the new one can be changed, and using it is one step of the history", async () => {
  await button("Enhance").click();
  const [old, fresh] = [panel().getByRole("textbox", { name: "Yours" }), panel().getByRole("textbox", { name: "Enhanced" })];
  await expect.element(old).toHaveValue("a red kite");
  await expect.element(fresh).toHaveValue(better);
  expect(prompt()).toBe("a red kite");
  await fresh.fill(`${better}, no people`);
  await button("Use it").click();
  expect(prompt()).toBe(`${better}, no people`);
  await expect.element(page.getByRole("textbox", { name: "Prompt" })).toHaveFocus();
  expect(panel().elements()).toHaveLength(0);
  await undo();
  expect(prompt()).toBe("a red kite");
  expect(asked).toEqual([
    {
      url: "https://service.test/api/v3/wavespeed-ai/prompt-optimizer",
      body: { text: "a red kite", mode: "image", style: "default", enable_sync_mode: true },
    },
  ]);
});

test("the toast takes it back, also after the form was changed elsewhere", async () => {
  await button("Enhance").click();
  await button("Use it").click();
  setParams({ steps: 8 });
  toasts
    .get()
    .find(({ text }) => text === "Prompt replaced")
    ?.action?.onAction();
  expect(documentState().params).toMatchObject({ prompt: "a red kite", steps: 8 });
});

test("keeping one's own changes nothing", async () => {
  await button("Enhance").click();
  await button("Keep mine").click();
  expect(prompt()).toBe("a red kite");
  await expect.element(button("Enhance")).toHaveAttribute("aria-disabled", "false");
});

test("its price is said before, and without a prompt or a connection it cannot be pressed", async () => {
  await expect.element(button("Enhance")).toHaveAccessibleDescription("Asks WaveSpeed for a fuller prompt. Costs $0.001.");
  setParams({ prompt: "  " });
  await expect.element(button("Enhance")).toHaveAttribute("aria-disabled", "true");
  await expect.element(button("Enhance")).toHaveAccessibleDescription("Write a prompt first.");
  await button("Enhance").click({ force: true });
  setServiceEngine(null);
  await expect.poll(() => button("Enhance").elements()).toHaveLength(0);
  expect(asked).toEqual([]);
});

test("two clicks are one request, and ending the waiting says that it may be charged", async () => {
  answer = ({ signal }) =>
    new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError"))));
  await userEvent.dblClick(button("Enhance"));
  await expect.element(panel().getByText("Asking…")).toBeVisible();
  await button("Stop waiting").click();
  expect(panel().elements()).toHaveLength(0);
  expect(politeAnnouncement.get().text).toContain("may be charged");
  expect(asked).toHaveLength(1);
  expect(prompt()).toBe("a red kite");
});

test("a lost answer is said and not asked for again by itself; a clear no does not speak of a charge", async () => {
  answer = () => Promise.reject(new TypeError("Failed to fetch"));
  await button("Enhance").click();
  await expect.element(panel().getByText("it may have been charged", { exact: false })).toBeVisible();
  expect(asked).toHaveLength(1);
  answer = () => Promise.resolve(Response.json({ code: 400, message: "Insufficient credits" }, { status: 400 }));
  await button("Enhance").click();
  await expect.element(panel().getByText("does not have enough credit", { exact: false })).toBeVisible();
  expect(panel().getByText("charged", { exact: false }).elements()).toHaveLength(0);
  await button("Close").click();
  expect(prompt()).toBe("a red kite");
});

test("on the phone it is a dialog", async () => {
  await page.viewport(390, 844);
  await button("Enhance").click();
  await expect.element(page.getByRole("dialog", { name: "Enhanced prompt" })).toBeVisible();
  await button("Use it").click();
  expect(prompt()).toBe(better);
});
