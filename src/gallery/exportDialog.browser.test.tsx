import { QueryClientProvider } from "@tanstack/react-query";
import { unzipSync } from "fflate";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { loadLaterMessages, startMessages } from "../i18n/i18n";
import { decodePhoto } from "../image/decodePhoto";
import { decodePng } from "../image/png";
import { writeRawPng } from "../image/proof/pngFile.fixture";
import { newId } from "../lib/id";
import { createRunQueryClient } from "../runs/runQueryClient";
import { getBlob, keepBlob } from "../storage/blobTable";
import { TooltipProvider } from "../ui/Tooltip";
import { ExportDialog } from "./ExportDialog";
import { maskRect, photoColour, photoSize, rawColour, seedRun } from "./seedRun.fixture";

vi.mock("../engines/engines", () => ({ engineById: () => null, serviceEngine: () => null, onEnginesChange: () => () => undefined }));

let name = "";
let root: Root;

beforeEach(async () => {
  name = `test ${newId()}`;
  await startMessages("en");
  await loadLaterMessages();
  await restoreDocument({ databaseName: name });
  root = createRoot(document.body.appendChild(document.createElement("div")));
});

afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
  closeDocument();
  vi.restoreAllMocks();
  indexedDB.deleteDatabase(name);
});

async function open(change: Parameters<typeof seedRun>[2] = {}): Promise<Awaited<ReturnType<typeof seedRun>>> {
  const client = createRunQueryClient();
  const run = await seedRun("r", 2, change);
  root.render(
    <QueryClientProvider client={client}>
      <TooltipProvider>
        <ExportDialog outputId="r.1" onClose={() => root.render(null)} />
      </TooltipProvider>
    </QueryClientProvider>,
  );
  await expect.element(page.getByRole("dialog", { name: "Export result 2" })).toBeVisible();
  return run;
}

const size = () => page.getByRole("status", { name: "File size" });

/** What the click on a button hands to the browser's downloads. */
async function saved(button: string): Promise<{ name: string; file: Blob }> {
  const download = new Promise<{ name: string; file: Blob }>((resolve, reject) => {
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementationOnce(function (this: HTMLAnchorElement) {
      fetch(this.href)
        .then((answer) => answer.blob())
        .then((file) => resolve({ name: this.download, file }), reject);
    });
  });
  await page.getByRole("button", { name: button }).click();
  return download;
}

test("the size of the file stands there before it is saved, and a lossy format says what it costs", async () => {
  await open();
  await expect.element(size()).toHaveTextContent(/^[\d.]+ (byte|kB)$/);
  await expect.element(page.getByText("PNG keeps every pixel")).toBeVisible();
  await page.getByRole("radio", { name: "JPEG" }).click();
  await expect
    .element(page.getByText("JPEG changes pixels everywhere: the guarantee of the pixel lock ends with this file."))
    .toBeVisible();
  const { name: fileName, file } = await saved("Save JPEG");
  expect(fileName).toBe("a-red-scarf-101-2.jpg");
  const shown = file.size < 1000 ? `${file.size} byte` : `${Math.round(file.size / 1000)} kB`;
  await expect.element(size()).toHaveTextContent(shown);
  await expect.element(page.getByText("Downloaded a-red-scarf-101-2.jpg")).toBeVisible();
  const { format, pixels } = await decodePhoto(file, "");
  expect({ format, width: pixels.width, height: pixels.height }).toEqual({ format: "jpeg", ...photoSize });
  await page.getByRole("slider", { name: "Quality" }).fill("5");
  const rough = await saved("Save JPEG");
  expect(rough.file.size).toBeLessThan(file.size);
});

test("a photo of 16 bits says that its result has 8", async () => {
  const deep = await writeRawPng({ ...photoSize, depth: 16, colour: 2, row: (_, into) => into.fill(200) });
  const { hash } = await keepBlob(deep);
  await open({ photo: { ...photoSize, hash, name: "deep.png", format: "png", bytes: deep.size } });
  await expect.element(page.getByText("It is worked on and saved with 8")).toBeVisible();
  await page.getByRole("radio", { name: "JPEG" }).click();
  await expect.element(page.getByText("It is worked on and saved with 8")).not.toBeInTheDocument();
});

test("the hand-off zip has the photo as it was opened, mask, raw output, result and recipe", async () => {
  const run = await open();
  const { name: fileName, file } = await saved("Save zip");
  expect(fileName).toBe("a-red-scarf-101-2.zip");
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
  expect(Object.keys(files)).toEqual(["original.png", "mask.png", "raw.png", "result.png", "recipe.json"]);
  const bytesOf = async (hash: string | undefined): Promise<Uint8Array> => new Uint8Array(await (await getBlob(hash ?? "")).arrayBuffer());
  expect(files["original.png"]).toEqual(await bytesOf(run.photo.hash));
  expect(files["raw.png"]).toEqual(await bytesOf(run.outputs[1]?.rawHash));
  const [mask, result] = [
    await decodePng(new Uint8Array(files["mask.png"] ?? [])),
    await decodePng(new Uint8Array(files["result.png"] ?? [])),
  ];
  const middle = maskRect.y + 8;
  for (let x = 0; x < photoSize.width; x++) {
    const isMasked = x >= maskRect.x && x < maskRect.x + maskRect.width;
    const at = (middle * photoSize.width + x) * 4;
    expect(mask.data[at]).toBe(isMasked ? 255 : 0);
    if (!isMasked) expect([...result.data.subarray(at, at + 3)]).toEqual(photoColour(x, middle));
  }
  const centre = (middle * photoSize.width + maskRect.x + 12) * 4;
  expect([...result.data.subarray(centre, centre + 3)]).toEqual(rawColour(101));
  expect(JSON.parse(new TextDecoder().decode(files["recipe.json"]))).toMatchObject({
    parameters: { prompt: "a red scarf" },
    output: { number: 2, seed: 101 },
    lock: { changedPixels: 0 },
    files: { original: "original.png" },
  });
});

test("the sheet is one picture with both side by side", async () => {
  await open();
  const { name: fileName, file } = await saved("Save sheet as PNG");
  expect(fileName).toBe("a-red-scarf-101-2.sheet.png");
  const { width, height } = await decodePng(new Uint8Array(await file.arrayBuffer()));
  expect(width).toBeGreaterThan(2 * photoSize.width);
  expect(height).toBeGreaterThan(photoSize.height);
});
