import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { adjustable } from "../document/adjustStore";
import { currentMask } from "../document/documentMask";
import { importMask } from "../document/maskFile";
import { commitMask, runMaskCommand } from "../document/maskCommands";
import { openPhotoFile } from "../document/openPhotoFile";
import { setParams } from "../document/paramsCommands";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { undo } from "../document/undo";
import { takeTool, toolState } from "../editor/toolStore";
import { startMessages } from "../i18n/i18n";
import { encodePng } from "../image/png";
import { newId } from "../lib/id";
import { TooltipProvider } from "../ui/Tooltip";
import { RunBar } from "./RunBar";
import { createRunQueryClient } from "./runQueryClient";

let root: Root;
let name = "";
const hints = () => page.getByRole("group", { name: "Before you generate" });
const mend = (words: string) => hints().getByRole("button", { name: words });

async function greyPng(value: (x: number, y: number) => number): Promise<Blob> {
  const data = Uint8Array.from({ length: 1000 * 800 }, (_, at) => value(at % 1000, Math.floor(at / 1000)));
  return new Blob([new Uint8Array(await encodePng({ width: 1000, height: 800, channels: 1, data }))], { type: "image/png" });
}

beforeEach(async () => {
  name = `test ${newId()}`;
  await startMessages("en");
  await restoreDocument({ databaseName: name });
  await openPhotoFile(await greyPng(() => 120), "grey.png");
  takeTool("brush");
  setParams({ width: 512, height: 512 });
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
  closeDocument();
  document.body.replaceChildren();
  indexedDB.deleteDatabase(name);
});

function paint(...boxes: readonly (readonly [x: number, y: number, width: number, height: number])[]): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  for (const [x, y, width, height] of boxes) edit.rect({ x, y }, { x: x + width, y: y + height }, "add");
  commitMask(edit);
}

const masked = () => currentMask()?.count();

test("a speck is told of and removed with one click, as a step that can be adjusted and undone", async () => {
  paint([300, 300, 200, 200], [700, 100, 4, 3]);
  await expect.element(hints()).toHaveTextContent("1 speck of up to 4 px is masked and widens what is sent.");
  await mend("Remove specks").click();
  await expect.poll(masked).toBe(40_000);
  expect(adjustable().operation).toEqual({ kind: "removeSpecks", amount: 4 });
  await expect.element(hints()).not.toBeInTheDocument();
  await undo();
  expect(masked()).toBe(40_012);
  await expect.element(hints()).toHaveTextContent("1 speck");
});

test("strips too thin for the scale grow by just as much as they need at the size that is chosen", async () => {
  // The region is 800 × 800: at 512 a strip must be 4 pixels wide, at 256 eight.
  paint([100, 300, 700, 200], [120, 600, 600, 2]);
  await expect.element(hints()).toHaveTextContent("Some strips are too thin");
  await expect.element(mend("Grow by 2 px")).toBeVisible();
  setParams({ width: 256, height: 256 });
  await expect.element(mend("Grow by 4 px")).toBeVisible();
  await mend("Grow by 4 px").click();
  await expect.poll(() => currentMask()?.bounds()).toEqual({ x: 96, y: 296, width: 708, height: 310 });
  await expect.element(hints()).not.toBeInTheDocument();
});

test("a mask of nearly everything is turned round, one that ends just before the border reaches it", async () => {
  paint([0, 0, 1000, 790]);
  await expect.element(hints()).toHaveTextContent("98.8 % of the photo is masked. Is the mask inverted?");
  await mend("Invert").click();
  expect(masked()).toBe(10_000);
  runMaskCommand("clear");
  paint([300, 300, 200, 498]);
  await expect.element(hints()).toHaveTextContent("The mask ends up to 2 px before the bottom edge");
  await mend("Grow to the edge").click();
  await expect.poll(() => currentMask()?.bounds()).toEqual({ x: 298, y: 298, width: 204, height: 502 });
  await expect.element(hints()).toHaveTextContent("The mask touches the bottom edge");
});

test("a hint that was dismissed comes back with the next mask", async () => {
  paint([300, 600, 200, 200]);
  await hints().getByRole("button", { name: "Dismiss this hint" }).click();
  await expect.element(hints()).not.toBeInTheDocument();
  paint([300, 300, 50, 50]);
  await expect.element(hints()).not.toBeInTheDocument();
  runMaskCommand("clear");
  paint([300, 600, 200, 200]);
  await expect.element(hints()).toHaveTextContent("touches the bottom edge");
});

test("at most two are shown until the others are asked for", async () => {
  paint([0, 0, 1000, 780], [300, 790, 4, 4]);
  await expect.element(hints().getByRole("button", { name: "1 more" })).toBeVisible();
  await expect.element(hints().getByRole("listitem").nth(1)).toBeVisible();
  await expect.element(hints().getByRole("listitem").nth(2)).not.toBeInTheDocument();
  await hints().getByRole("button", { name: "1 more" }).click();
  await expect.element(hints().getByRole("listitem").nth(2)).toHaveTextContent("up to 6 px before the bottom edge");
});

test("the grey of an import is told of until the mask changes", async () => {
  await importMask(await greyPng((x) => Math.round(255 * Math.min(1, Math.max(0, (x - 500) / 40 + 0.5)))));
  await expect.element(hints()).toHaveTextContent("pixels of the import were grey");
  await mend("Feather by 18 px").click();
  await expect.poll(() => currentMask()?.readRect({ x: 505, y: 400, width: 1, height: 1 })[0]).toBeLessThan(200);
  await expect.element(hints()).not.toHaveTextContent("grey");
});

test("with nothing masked a tool that masks nothing is put down", async () => {
  await expect.element(hints()).not.toBeInTheDocument();
  takeTool("eraser");
  await mend("Take the brush").click();
  expect(toolState().tool).toBe("brush");
  await expect.element(hints()).not.toBeInTheDocument();
});
