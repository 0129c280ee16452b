import { afterEach, beforeEach, expect, test } from "vitest";
import { decodePhoto } from "../image/decodePhoto";
import { embeddedProfile } from "../image/embeddedProfile";
import { plainFinish } from "../image/finishValues";
import { compose } from "../image/photoService";
import { maskThreshold, type Pixels } from "../image/pixels";
import { decodePng, encodePng } from "../image/png";
import { newId } from "../lib/id";
import { getBlob } from "../storage/blobTable";
import { backTo } from "./adoptPhoto";
import { flushSave } from "./autosave";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { extendPhoto } from "./extendPhoto";
import { commitMask } from "./maskCommands";
import { openPhotoFile } from "./openPhotoFile";
import { setParams } from "./paramsCommands";
import { closeDocument, restoreDocument } from "./restoreDocument";
import { redo, undo } from "./undo";

const { signal } = new AbortController();
type Bytes = Uint8Array<ArrayBuffer>;
let name = "";

beforeEach(async () => {
  name = `test ${newId()}`;
  await restoreDocument({ databaseName: name });
});
afterEach(() => {
  closeDocument();
  indexedDB.deleteDatabase(name);
});

const scatter = (i: number, salt = 1): number => (Math.imul(i + salt, 2654435761) >>> 13) & 255;
const size = { width: 300, height: 200 };
const extension = { left: 40, top: 0, right: 90, bottom: 25 };
const overlap = 16;

async function png(channels: 3 | 4, profile?: Bytes): Promise<Blob> {
  const data = Uint8Array.from({ length: size.width * size.height * channels }, (_, i) => scatter(i));
  return new Blob([await encodePng({ ...size, channels, data, ...(profile === undefined ? {} : { profile }) })], { type: "image/png" });
}

/** The Display P3 profile that this browser writes. */
async function displayP3(): Promise<Bytes> {
  const canvas = new OffscreenCanvas(1, 1);
  canvas.getContext("2d", { colorSpace: "display-p3" })?.fillRect(0, 0, 1, 1);
  const picture = await canvas.convertToBlob({ type: "image/png" });
  const profile = await embeddedProfile(new Uint8Array(await picture.arrayBuffer()), "png");
  if (profile === null) throw new Error("the browser wrote no profile");
  return profile;
}

/** A JPEG of a camera that was held upright: 200 × 300 as it is seen. */
async function turnedJpeg(): Promise<Blob> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no context");
  for (let i = 0; i < 200; i++) {
    context.fillStyle = `rgb(${scatter(i)} ${scatter(i, 9)} ${scatter(i, 30)})`;
    context.fillRect((i * 7919) % size.width, (i * 104_729) % size.height, 40, 30);
  }
  const jpeg = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 })).arrayBuffer());
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return new Blob([jpeg.subarray(0, 2), Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]), jpeg.subarray(2)]);
}

function openBlob(): Promise<Blob> {
  const { photo } = documentState();
  if (photo === null) throw new Error("no photo is open");
  return getBlob(photo.hash);
}

/** How many pixels of the photo, at their place in a larger picture, are not what they were; those for which `skip` says so are not looked at. */
function changedPixels(photo: Pixels, larger: Pixels, skip: (x: number, y: number) => boolean = () => false): number {
  let changed = 0;
  for (let y = 0; y < photo.height; y++)
    for (let x = 0; x < photo.width; x++) {
      const [from, to] = [(y * photo.width + x) * 4, ((y + extension.top) * larger.width + x + extension.left) * 4];
      if (!skip(x, y) && [0, 1, 2, 3].some((c) => photo.data[from + c] !== larger.data[to + c])) changed++;
    }
  return changed;
}

test.each([
  ["an opaque photo", () => png(3), 3],
  ["a transparent one", () => png(4), 4],
  ["one in Display P3", async () => png(3, await displayP3()), 3],
  ["a JPEG that is turned", turnedJpeg, 3],
] as const)(
  "%s keeps every pixel, and a result in its new ground leaves all but the overlap as the original has it",
  async (_, make, channels) => {
    const file = await make();
    await openPhotoFile(file, "room.png");
    const original = (await decodePhoto(file, "room.png")).pixels;
    await extendPhoto({ extension, overlap });

    const { photo } = documentState();
    expect(photo).toMatchObject({ width: original.width + 130, height: original.height + 25, format: "png", hasAlpha: channels === 4 });
    const extended = await openBlob();
    const decoded = await decodePhoto(extended, "");
    expect(changedPixels(original, decoded.pixels)).toBe(0);
    const bytes = async (blob: Blob): Promise<Bytes> => new Uint8Array(await blob.arrayBuffer());
    const profile = await embeddedProfile(await bytes(file), file.type === "image/png" ? "png" : "jpeg");
    expect(await embeddedProfile(await bytes(extended), "png")).toEqual(profile);
    const corner = decoded.pixels.data.slice(-4);
    expect(corner[3]).toBe(255);

    const mask = currentMask()?.toCoverage();
    if (mask === undefined || photo === null) throw new Error("no mask");
    const raw = new Blob([await encodePng({ width: 64, height: 64, channels: 3, data: new Uint8Array(64 * 64 * 3).fill(90) })]);
    const region = { rect: { x: 0, y: 0, width: photo.width, height: photo.height }, size: { width: 64, height: 64 } };
    const result = await compose({ photo: extended, raw, region, mask, finish: plainFinish, seed: 1, signal });
    expect(result.changedPixels).toBe(0);
    const isBlended = (x: number, y: number): boolean => x < overlap || x >= original.width - overlap || y >= original.height - overlap;
    const composed = await decodePng(await bytes(result.png));
    expect(changedPixels(original, composed, isBlended)).toBe(0);
    expect(result.protectedPixels).toBe((original.width - 2 * overlap) * (original.height - overlap));
    expect(composed.data.slice(-4)[3]).toBe(255);
  },
);

function paint(x: number, y: number, width: number, height: number): void {
  const edit = currentMask()?.begin();
  edit?.rect({ x, y }, { x: x + width, y: y + height }, "add");
  if (edit !== undefined) commitMask(edit);
}

const maskedAt = (x: number, y: number): boolean => (currentMask()?.readRect({ x, y, width: 1, height: 1 })[0] ?? 0) >= maskThreshold;

test("extending is one step: undo brings size and mask back, redo and a reload the larger photo", async () => {
  await openPhotoFile(await png(3), "room.jpg");
  paint(100, 80, 20, 10);
  await extendPhoto({ extension, overlap });
  const expectExtended = (): void => {
    expect(documentState()).toMatchObject({
      photo: { name: "room-extended.png", width: 430, height: 225 },
      params: { preset: "match", width: 1536, height: 800 },
    });
    expect(documentState().trail.map(({ label, extended }) => ({ label, extended }))).toEqual([
      { label: null, extended: undefined },
      { label: null, extended: extension },
    ]);
    expect([maskedAt(145, 85), maskedAt(105, 85), maskedAt(39, 0), maskedAt(55, 0), maskedAt(56, 0), maskedAt(429, 224)]).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  };
  expectExtended();
  await undo();
  expect(documentState()).toMatchObject({ photo: { name: "room.jpg", ...size }, params: { width: 1536, height: 1024 } });
  expect([currentMask()?.count(), documentState().trail.length]).toEqual([200, 1]);
  await redo();
  expectExtended();
  await flushSave();
  closeDocument();
  await restoreDocument({ databaseName: name });
  expectExtended();
  await undo();
  expect([currentMask()?.count(), documentState().photo?.width]).toEqual([200, 300]);
  await redo();
  await backTo(0);
  expect(documentState()).toMatchObject({ photo: { name: "room.jpg" }, trail: [{ label: null }] });
});

test("a size of one's own stays, and what is extended twice has both stops on its trail", async () => {
  await openPhotoFile(await png(3), "room.png");
  setParams({ preset: "1:1", width: 512, height: 512 });
  await extendPhoto({ extension, overlap });
  await extendPhoto({ extension: { left: 0, top: 10, right: 0, bottom: 0 }, overlap: 0 });
  expect(documentState()).toMatchObject({
    photo: { name: "room-extended.png", width: 430, height: 235 },
    params: { preset: "1:1", width: 512 },
  });
  expect(documentState().trail).toHaveLength(3);
});

test("an extension that is stopped leaves the document as it was", async () => {
  await openPhotoFile(await png(3), "room.png");
  const stopping = new AbortController();
  const extending = extendPhoto({ extension, overlap, signal: stopping.signal });
  stopping.abort();
  await expect(extending).rejects.toMatchObject({ code: "aborted" });
  expect(documentState()).toMatchObject({ status: "ready", photo: { name: "room.png" }, trail: [{ label: null }] });
});
