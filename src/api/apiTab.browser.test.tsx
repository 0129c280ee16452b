import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { currentMask } from "../document/documentMask";
import { commitMask } from "../document/maskCommands";
import { openPhotoFile } from "../document/openPhotoFile";
import { setEngine, setParams } from "../document/paramsCommands";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { recordAnswer } from "../engines/wavespeed/lastAnswer";
import { loadLaterMessages, startMessages } from "../i18n/i18n";
import { decodePng, encodePng } from "../image/png";
import { newId } from "../lib/id";
import { setPreferences } from "../settings/preferencesStore";
import { TooltipProvider } from "../ui/Tooltip";
import { Toasts } from "../ui/Toasts";
import { dismissToast, toasts } from "../ui/toast";
import { ApiTab } from "./ApiTab";
import { fetchHighlighter, highlighter } from "./highlighter";
import { chosenLanguage, codeIn, codeLanguages } from "./languages";

let root: Root;
let name = "";
const tab = (label: string) => page.getByRole("tablist", { name: "Language" }).getByRole("tab", { name: label, exact: true });
const code = (): string => document.querySelector("[role=tabpanel] pre")?.textContent ?? "";

beforeEach(async () => {
  name = `test ${newId()}`;
  await startMessages("en");
  await loadLaterMessages();
  await restoreDocument({ databaseName: name });
  chosenLanguage.set("curl");
  setPreferences({ serviceAddress: "https://proxy.example/wave" });
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <TooltipProvider>
      <ApiTab />
      <Toasts />
    </TooltipProvider>,
  );
  await expect.element(tab("cURL")).toBeVisible();
});

afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
  for (const { id } of toasts.get()) dismissToast(id);
  setPreferences({ serviceAddress: null });
  closeDocument();
  vi.restoreAllMocks();
  indexedDB.deleteDatabase(name);
});

describe("the code", () => {
  test("is chosen by keyboard, and the choice outlives the tab", async () => {
    await tab("cURL").click();
    for (const next of ["JavaScript", "Python"]) {
      await userEvent.keyboard("{ArrowRight}");
      await expect.element(tab(next)).toHaveFocus();
      await expect.element(tab(next)).toHaveAttribute("aria-selected", "true");
    }
    await vi.waitFor(() => expect(code()).toContain("from wavespeed import Client"));
    await userEvent.keyboard("{End}");
    await expect.element(tab("JSON")).toHaveFocus();
    await vi.waitFor(() => expect(JSON.parse(code())).toMatchObject({ image: "IMAGE_URL" }));
    root.render(null);
    root.render(
      <TooltipProvider>
        <ApiTab />
      </TooltipProvider>,
    );
    await expect.element(tab("JSON")).toHaveAttribute("aria-selected", "true");
  });

  test("follows the form and the service's address", async () => {
    setParams({ prompt: 'a "red" kite', seed: 41_207, width: 512, height: 768 });
    await vi.waitFor(() => expect(code()).toContain(String.raw`"a \\"red\\" kite"`));
    expect(code()).toContain('"seed": 41207');
    expect(code()).toContain('"size": "512*768"');
    expect(code()).toContain("base='https://proxy.example/wave'");
    setParams({ seed: null });
    await vi.waitFor(() => expect(code()).toContain('"seed": $seed'));
  });

  test("is copied as it is shown, colours or not", async () => {
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    setParams({ prompt: "a red kite" });
    for (const label of ["cURL", "JavaScript", "Python", "JSON"]) {
      await tab(label).click();
      await page.getByRole("button", { name: "Copy the code" }).click();
      await vi.waitFor(() => expect(write).toHaveBeenLastCalledWith(code()));
    }
    await expect.element(page.getByText("Copied").first()).toBeVisible();
    write.mockRejectedValue(new DOMException("no", "NotAllowedError"));
    await page.getByRole("button", { name: "Copy the code" }).click();
    await expect.element(page.getByText(/did not allow copying/).first()).toBeVisible();
  });

  test("is whole in its coloured pieces", async () => {
    await fetchHighlighter();
    const params = {
      prompt: 'it\'s `a` ${kite}\n"//" # <b>',
      preset: "1:1" as const,
      width: 512,
      height: 512,
      images: 1,
      steps: 28,
      guidance: 30,
    };
    for (const language of codeLanguages) {
      const text = codeIn[language]({
        base: "https://x.example",
        params: { ...params, seed: null, loras: [] },
        size: { width: 512, height: 512 },
      });
      const pieces = highlighter.get()?.(text, language) ?? [];
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      expect(new Set(pieces.flatMap((piece) => piece.kinds)).size).toBeGreaterThan(2);
    }
  });
});

test("says for Local that no code is needed, and for JSON what the placeholders are", async () => {
  await expect.element(page.getByText(/Local needs no code/)).toBeVisible();
  setEngine("wavespeed");
  await expect.element(page.getByText(/Local needs no code/)).not.toBeInTheDocument();
  await tab("JSON").click();
  await expect.element(page.getByText(/IMAGE_URL and MASK_URL stand for.*-1 is rolled by the service/)).toBeVisible();
  setParams({ seed: 5 });
  await expect.element(page.getByText(/-1 is rolled/)).not.toBeInTheDocument();
});

test("the two files have the form's size; without photo or mask the button says why not", async () => {
  const button = page.getByRole("button", { name: "Download image and mask" });
  await expect.element(button).toBeDisabled();
  await expect.element(button).toHaveAccessibleDescription(/Choose a photo first/);
  const pixels = new Uint8Array(96 * 64 * 3).fill(120);
  const png = new Uint8Array(await encodePng({ width: 96, height: 64, channels: 3, data: pixels }));
  await openPhotoFile(new Blob([png], { type: "image/png" }), "room.png");
  await expect.element(button).toHaveAccessibleDescription(/Paint a mask first/);
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new RangeError("no photo is open");
  edit.rect({ x: 30, y: 20 }, { x: 54, y: 36 }, "add");
  commitMask(edit);
  setParams({ preset: "custom", width: 256, height: 320 });

  const saved: { name: string; blob: Promise<Blob> }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: fetch(this.href).then((answer) => answer.blob()) });
  });
  await button.click();
  await expect.element(page.getByText("Saved image.png and mask.png, 256 × 320 each.").first()).toBeVisible();
  expect(saved.map((each) => each.name)).toEqual(["image.png", "mask.png"]);
  for (const { blob } of saved) {
    const { width, height } = await decodePng(new Uint8Array(await (await blob).arrayBuffer()));
    expect([width, height]).toEqual([256, 320]);
  }
});

test("shows the last answer as JSON with its time, and copies it", async () => {
  const answers = page.getByRole("region", { name: "Last answer" });
  await expect.element(answers).toHaveTextContent("WaveSpeed has not answered anything on this page yet.");
  const body = { code: 200, data: { status: "completed", outputs: ["https://x.example/a.jpeg"] } };
  const at = new Date(2026, 9, 2, 8, 15, 42).getTime();
  recordAnswer({ method: "GET", path: "/predictions/abc/result", status: 200, at, body });
  await expect.element(answers).toHaveTextContent("GET /predictions/abc/result");
  await expect.element(answers).toHaveTextContent("08:15:42");
  const shown = document.querySelector("section pre")?.textContent ?? "";
  expect(shown).toBe(JSON.stringify(body, null, 2));
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await page.getByRole("button", { name: "Copy the answer" }).click();
  expect(write).toHaveBeenLastCalledWith(shown);
  recordAnswer({ method: "POST", path: "/balance", status: 502, at, body: "<h1>Bad gateway</h1>" });
  await expect.element(answers).toHaveTextContent("502");
  await expect.element(answers).toHaveTextContent("<h1>Bad gateway</h1>");
});
