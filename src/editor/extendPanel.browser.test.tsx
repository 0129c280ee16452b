import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { documentState } from "../document/documentStore";
import { setParams } from "../document/paramsCommands";
import { loadLaterMessages } from "../i18n/i18n";
import { TooltipProvider } from "../ui/Tooltip";
import { extendDraft } from "./extendDraft";
import { extending } from "./extending";
import { ExtendOverlay } from "./ExtendOverlay";
import { ExtendPanel } from "./ExtendPanel";
import { frame, StageFixture } from "./stage.fixture";
import { viewState } from "./viewStore";

let stage: StageFixture;
let root: Root;
let host: HTMLElement;
const [width, height] = [1200, 800];

beforeEach(async () => {
  await page.viewport(1000, 700);
  stage = new StageFixture();
  await stage.open(width, height);
  await loadLaterMessages();
  setParams({ width: 512, height: 1024, preset: "custom" });
  // The style sheet of the page gives a grip its size and its place.
  host = document.createElement("div");
  host.style.cssText = "--grip:20px;position:relative;z-index:1";
  stage.place.append(host);
  root = createRoot(host);
  extending.set(true);
  flushSync(() =>
    root.render(
      <TooltipProvider>
        <ExtendOverlay besides={0} />
        <ExtendPanel isPhone={false} />
      </TooltipProvider>,
    ),
  );
  await frame();
});
afterEach(() => {
  root.unmount();
  stage.close();
  indexedDB.deleteDatabase(stage.databaseName);
});

const panel = page.getByRole("form", { name: "Extend canvas" });
const pixels = (side: "left" | "top" | "right" | "bottom") => panel.getByRole("spinbutton", { name: `Pixels at the ${side}` });
const ratio = (name: string) => panel.getByRole("radiogroup", { name: "Ratio" }).getByRole("radio", { name });
const place = (name: string) => panel.getByRole("radiogroup", { name: "Place of the photo" }).getByRole("radio", { name, exact: true });
const extension = () => {
  const { left, top, right, bottom } = extendDraft.get().extension;
  return [left, top, right, bottom];
};

/** Presses a grip and moves it by CSS pixels. */
function pull(grip: number, by: readonly [number, number], end: "pointerup" | "Escape" = "pointerup"): void {
  const target = host.querySelectorAll(".touch-none")[grip];
  const fire = (type: string, [clientX, clientY]: readonly [number, number]): void => {
    target?.dispatchEvent(
      new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 5, button: 0, buttons: 1, clientX, clientY }),
    );
  };
  flushSync(() => fire("pointerdown", [100, 100]));
  flushSync(() => fire("pointermove", [100 + by[0], 100 + by[1]]));
  if (end === "pointerup") fire("pointerup", [100 + by[0], 100 + by[1]]);
  else window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", cancelable: true }));
}

test("a ratio keeps the photo at its place, another place keeps the ratio, and a typed number marks neither", async () => {
  await ratio("1:1").click();
  expect(extension()).toEqual([0, 200, 0, 200]);
  await expect.element(ratio("1:1")).toBeChecked();
  await place("Upper left").click();
  expect(extension()).toEqual([0, 0, 0, 400]);
  await ratio("16:9").click();
  expect(extension()).toEqual([0, 0, 222, 0]);
  await ratio("Ratio of the size, 512 × 1024").click();
  expect(extension()).toEqual([0, 0, 0, 1600]);
  await pixels("left").fill("30");
  expect(extension()).toEqual([30, 0, 0, 1600]);
  await expect.element(ratio("Ratio of the size, 512 × 1024")).not.toBeChecked();
  await expect.element(place("Upper left")).not.toBeChecked();
  await expect.element(panel.getByRole("status")).toHaveTextContent("1230 × 2400 px, 3 MP");
});

test("a number that is too large is brought to 64 megapixels, and the panel says why", async () => {
  await pixels("right").fill("999999");
  await userEvent.keyboard("{Tab}");
  expect(extension()).toEqual([0, 0, 31_567, 0]);
  await pixels("bottom").fill("99999");
  await userEvent.keyboard("{Tab}");
  expect((width + 31_567) * (height + (extension()[3] ?? 0))).toBeLessThanOrEqual(64e6);
  await expect.element(panel.getByRole("status")).toHaveTextContent("64 megapixels at most");
});

test("edges and corners are pulled by hand; inwards they end at the photo, and Escape takes the pull back", () => {
  const { scale } = viewState().viewport;
  pull(2, [30, 500]);
  const right = Math.round(30 / scale);
  expect(extension()).toEqual([0, 0, right, 0]);
  pull(4, [-20, -10]);
  const [left = 0, top = 0] = extension();
  expect([left > 0, top > 0, left > top, extension()[2]]).toEqual([true, true, true, right]);
  pull(2, [-900, 0], "Escape");
  expect(extension()).toEqual([left, top, right, 0]);
  pull(2, [-900, 0]);
  expect(extension()).toEqual([left, top, 0, 0]);
});

test("all that is planned is in sight, and the photo is fitted again when the panel goes", async () => {
  const before = viewState().viewport.scale;
  await pixels("bottom").fill("4000");
  await frame();
  const { viewport, around } = viewState();
  expect(viewport.scale).toBeLessThan(before);
  expect(viewport.y + (height + 4000) * viewport.scale).toBeLessThan(around.stage.height);
  root.render(null);
  await expect.poll(() => viewState().fitted).toBe(true);
});

test("Escape in the panel leaves everything as it was, Enter extends", async () => {
  await pixels("top").fill("50");
  await userEvent.keyboard("{Escape}");
  expect([extending.get(), documentState().photo?.height]).toEqual([false, height]);
  await pixels("top").fill("50");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => documentState().photo?.height).toBe(height + 50);
  expect(documentState().trail.at(-1)?.extended).toEqual({ left: 0, top: 50, right: 0, bottom: 0 });
});
