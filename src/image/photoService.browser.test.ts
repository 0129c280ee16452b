import { describe, expect, it } from "vitest";
import { decodePhoto } from "./decodePhoto";
import { plainFinish } from "./finishValues";
import {
  beforeAfterSheet,
  compose,
  cutRegion,
  decodeMask,
  encodeMask,
  encodePicture,
  finish,
  openPhoto,
  packCoverage,
  thumbnail,
  unpackCoverage,
} from "./photoService";
import { maskThreshold, type Coverage } from "./pixels";
import { decodePng, encodePng } from "./png";
import { sheetLayout } from "./sheetLayout";

const { signal } = new AbortController();

async function jpegPhoto(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no context");
  for (let i = 0; i < 400; i++) {
    context.fillStyle = `rgb(${(i * 37) % 255} ${(i * 91) % 255} ${(i * 53) % 255})`;
    context.fillRect((i * 7919) % width, (i * 104_729) % height, width / 9, height / 7);
  }
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
}

async function flatRaw(width: number, height: number, colour: readonly [number, number, number]): Promise<Blob> {
  const data = new Uint8Array(width * height * 3).map((_, i) => colour[i % 3] ?? 0);
  return new Blob([await encodePng({ width, height, channels: 3, data })], { type: "image/png" });
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** A disc, soft at its rim. */
function disc(centreX: number, centreY: number, radius: number): Coverage {
  const rect = { x: centreX - radius, y: centreY - radius, width: 2 * radius, height: 2 * radius };
  const data = new Uint8Array(rect.width * rect.height);
  for (let y = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++)
      data[y * rect.width + x] = Math.max(0, Math.min(255, (radius - Math.hypot(x + 0.5 - radius, y + 0.5 - radius)) * 32));
  }
  return { rect, data };
}

function countMasked({ data }: Coverage): number {
  return data.filter((value) => value >= maskThreshold).length;
}

const usual = { finish: plainFinish, seed: 1 };
const region = { rect: { x: 200, y: 100, width: 600, height: 600 }, size: { width: 256, height: 256 } };

describe("openPhoto", () => {
  it("gives every half down to 1024 pixels", async () => {
    const photo = await openPhoto(await jpegPhoto(2501, 1400), "a.jpg", signal);
    expect(photo).toMatchObject({ width: 2501, height: 1400, format: "jpeg", hasAlpha: false });
    expect(photo.levels.map((level) => [level.width, level.height])).toEqual([
      [2501, 1400],
      [1251, 700],
      [626, 350],
    ]);
  });

  it("brings a failure over with its code and its figures", async () => {
    await expect(openPhoto(new Blob(["hello"]), "notes.png", signal)).rejects.toMatchObject({
      code: "file-mislabelled",
      values: { name: "notes.png", claimed: "PNG" },
    });
  });

  it("stops at once when told to, and opens the next photo as ever", async () => {
    const controller = new AbortController();
    const opening = openPhoto(await jpegPhoto(3000, 2000), "a.jpg", controller.signal);
    controller.abort();
    await expect(opening).rejects.toMatchObject({ code: "aborted" });
    expect((await openPhoto(await jpegPhoto(30, 20), "b.jpg", signal)).width).toBe(30);
  });
});

describe("cutRegion", () => {
  it("gives image and mask of exactly the size, the mask black and white", async () => {
    const photo = await jpegPhoto(1000, 800);
    const cut = await cutRegion({ photo, region, mask: disc(500, 400, 90), signal });
    const image = await decodePng(await bytesOf(cut.image));
    const mask = await decodePng(await bytesOf(cut.mask));
    expect([image.width, image.height, mask.width, mask.height]).toEqual([256, 256, 256, 256]);
    expect(new Set(mask.data)).toEqual(new Set([0, 255]));
    expect(mask.data[(128 * 256 + 128) * 4]).toBe(255);
    expect(mask.data[0]).toBe(0);
  });

  it("gives what is left out of it at the same size, and nothing where that lies elsewhere", async () => {
    const photo = await jpegPhoto(1000, 800);
    const { rect } = region;
    const cut = await cutRegion({ photo, region, mask: disc(500, 400, 90), leftOut: disc(rect.x, rect.y, 40), signal });
    const leftOut = await decodePng(await bytesOf(cut.leftOut ?? new Blob()));
    expect([leftOut.width, leftOut.height]).toEqual([256, 256]);
    expect(new Set(leftOut.data)).toEqual(new Set([0, 255]));
    expect([leftOut.data[0], leftOut.data[(128 * 256 + 128) * 4]]).toEqual([255, 0]);
    const away = await cutRegion({ photo, region, mask: disc(500, 400, 90), leftOut: disc(rect.x - 50, rect.y, 40), signal });
    expect(away.leftOut).toBeNull();
  });

  it("is the photo's own pixels at scale 1", async () => {
    const photo = await jpegPhoto(500, 400);
    const { pixels } = await decodePhoto(photo, "a.jpg");
    const cut = await cutRegion({
      photo,
      region: { rect: { x: 100, y: 50, width: 64, height: 64 }, size: { width: 64, height: 64 } },
      mask: disc(130, 80, 9),
      signal,
    });
    const image = await decodePng(await bytesOf(cut.image));
    for (let y = 0; y < 64; y++)
      expect(image.data.subarray(y * 256, (y + 1) * 256)).toEqual(
        pixels.data.subarray(((50 + y) * 500 + 100) * 4, ((50 + y) * 500 + 164) * 4),
      );
  });
});

describe("compose", () => {
  it("keeps every unmasked pixel of a JPEG, replaces the masked ones, and proves it", async () => {
    const photo = await jpegPhoto(1000, 800);
    const { pixels } = await decodePhoto(photo, "a.jpg");
    const mask = disc(500, 400, 90);
    const progress: number[] = [];
    const { png, protectedPixels, changedPixels } = await compose({
      photo,
      raw: await flatRaw(256, 256, [1, 2, 3]),
      region,
      mask,
      ...usual,
      signal,
      onProgress: (fraction) => progress.push(fraction),
    });
    expect({ protectedPixels, changedPixels }).toEqual({ protectedPixels: 800_000 - countMasked(mask), changedPixels: 0 });
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    const composed = await decodePng(await bytesOf(png));
    expect([composed.width, composed.height]).toEqual([1000, 800]);
    let wrong = 0;
    for (let y = 0; y < 800; y++) {
      for (let x = 0; x < 1000; x++) {
        const inside = x >= 410 && x < 590 && y >= 310 && y < 490 && (mask.data[(y - 310) * 180 + x - 410] ?? 0) >= maskThreshold;
        const at = (y * 1000 + x) * 4;
        const same = [0, 1, 2, 3].every((channel) => composed.data[at + channel] === pixels.data[at + channel]);
        if (!inside && !same) wrong++;
      }
    }
    expect(wrong).toBe(0);
    expect([...composed.data.subarray((400 * 1000 + 500) * 4, (400 * 1000 + 500) * 4 + 4)]).toEqual([1, 2, 3, 255]);
  });

  it("keeps the alpha of a PNG and the colours under it", async () => {
    const [width, height] = [120, 90];
    const data = new Uint8Array(width * height * 4).map((_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 255);
    const photo = new Blob([await encodePng({ width, height, channels: 4, data })]);
    const mask: Coverage = { rect: { x: 40, y: 30, width: 20, height: 20 }, data: new Uint8Array(400).fill(255) };
    const whole = { rect: { x: 0, y: 0, width: 90, height: 90 }, size: { width: 90, height: 90 } };
    const { png, changedPixels } = await compose({
      photo,
      raw: await flatRaw(90, 90, [9, 8, 7]),
      region: whole,
      mask,
      finish: { ...plainFinish, softEdge: 0 },
      seed: 1,
      signal,
    });
    const composed = await decodePng(await bytesOf(png));
    const expected = data.slice();
    for (let y = 30; y < 50; y++) for (let x = 40; x < 60; x++) expected.set([9, 8, 7, 255], (y * width + x) * 4);
    expect(changedPixels).toBe(0);
    expect(composed.data.join()).toBe(expected.join());
  });

  it("lays three disjoint regions together: the same bytes in any order, and only their zones differ from the photo", async () => {
    const photo = await jpegPhoto(1000, 800);
    const parts = await Promise.all(
      (
        [
          [150, 150, [200, 30, 40]],
          [700, 200, [20, 160, 90]],
          [400, 620, [60, 70, 220]],
        ] as const
      ).map(async ([x, y, colour]) => ({
        raw: await flatRaw(256, 256, colour),
        region: { rect: { x: x - 120, y: y - 120, width: 240, height: 240 }, size: { width: 256, height: 256 } },
        mask: disc(x, y, 50),
        finish: { ...plainFinish, colourMatch: "membrane" as const, grow: 4 },
        seed: x,
      })),
    );
    const [a, b, c] = parts;
    if (a === undefined || b === undefined || c === undefined) throw new Error("no parts");
    const files = [];
    for (const [first, ...beside] of [
      [a, b, c],
      [b, c, a],
      [c, b, a],
    ] as const) {
      const { png, changedPixels, protectedPixels } = await compose({ photo, ...first, beside, signal });
      expect(changedPixels).toBe(0);
      expect(protectedPixels).toBeLessThan(800_000 - parts.reduce((sum, { mask }) => sum + countMasked(mask), 0));
      files.push((await bytesOf(png)).join());
    }
    expect(new Set(files).size).toBe(1);
  });
});

describe("finish and thumbnail", () => {
  it("give the patch over the mask's bounds, and a small picture that shows it", async () => {
    const photo = await jpegPhoto(1000, 800);
    const result = { raw: await flatRaw(256, 256, [250, 0, 0]), region, mask: disc(500, 400, 200), ...usual };
    const patch = await finish({ ...result, photo, signal });
    expect(patch.rect).toEqual({ x: 300, y: 200, width: 400, height: 400 });
    expect([patch.bitmap.width, patch.bitmap.height]).toEqual([400, 400]);
    const small = await createImageBitmap(await thumbnail({ photo, result, longest: 100, signal }));
    expect([small.width, small.height]).toEqual([100, 80]);
    const context = new OffscreenCanvas(100, 80).getContext("2d");
    context?.drawImage(small, 0, 0);
    const [red = 0, green = 255] = context?.getImageData(50, 40, 1, 1).data ?? [];
    expect(red > 200 && green < 60).toBe(true);
  });
});

describe("masks", () => {
  it("come back as they went out", async () => {
    const mask = disc(60, 50, 33);
    const size = { width: 140, height: 120 };
    const back = await decodeMask({ file: await encodeMask({ mask, size, signal }), size, signal });
    expect(countMasked(back)).toBe(countMasked(mask));
    for (let y = 0; y < back.rect.height; y++) {
      for (let x = 0; x < back.rect.width; x++) {
        const original = mask.data[(y + back.rect.y - mask.rect.y) * mask.rect.width + x + back.rect.x - mask.rect.x] ?? 0;
        expect(back.data[y * back.rect.width + x]).toBe(original >= maskThreshold ? 255 : 0);
      }
    }
  });

  it("keep their soft values when a run keeps them", async () => {
    const mask = disc(60, 50, 33);
    expect(await unpackCoverage(await packCoverage(mask), mask.rect)).toEqual(mask);
  });
});

describe("encodePicture", () => {
  /** Soft colours, so that a lossy file stays near; the right half is transparent. */
  async function softPng(): Promise<{ png: Blob; colour: (x: number, y: number) => readonly number[] }> {
    const [width, height] = [160, 120];
    const colour = (x: number, y: number): readonly number[] => [x, 60 + y, 200 - x, x < 80 ? 255 : 0];
    const data = new Uint8Array(width * height * 4);
    for (let at = 0; at < width * height; at++) data.set(colour(at % width, Math.floor(at / width)), at * 4);
    return { png: new Blob([await encodePng({ width, height, channels: 4, data })], { type: "image/png" }), colour };
  }

  it.each(["jpeg", "webp"] as const)("writes the same picture as %s, smaller at less quality", async (format) => {
    const { png, colour } = await softPng();
    const [fine, rough] = [await encodePicture(png, format, 0.95, signal), await encodePicture(png, format, 0.2, signal)];
    expect(fine.type).toBe(`image/${format}`);
    expect(rough.size).toBeLessThan(fine.size);
    const back = await decodePhoto(fine, "");
    expect(back).toMatchObject({ format, pixels: { width: 160, height: 120 }, hasAlpha: format === "webp" });
    let worst = 0;
    for (let y = 4; y < 116; y++) {
      for (let x = 4; x < 72; x++) {
        for (let channel = 0; channel < 3; channel++)
          worst = Math.max(worst, Math.abs((back.pixels.data[(y * 160 + x) * 4 + channel] ?? 0) - (colour(x, y)[channel] ?? 0)));
      }
    }
    expect(worst).toBeLessThan(8);
    const clear = [...back.pixels.data.subarray((60 * 160 + 120) * 4, (60 * 160 + 121) * 4)];
    if (format === "jpeg") expect(Math.min(...clear)).toBeGreaterThan(250);
    else expect(clear[3]).toBe(0);
  });

  it("does not begin when it is no longer wanted", async () => {
    const { png } = await softPng();
    await expect(encodePicture(png, "jpeg", 0.9, AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
  });
});

describe("beforeAfterSheet", () => {
  it("has both pictures side by side on white, pixel by pixel, with words under them", async () => {
    const size = { width: 200, height: 100 };
    const words = { before: { title: "Trước", detail: "room.png" }, after: { title: "Sau", detail: "a very long prompt ".repeat(40) } };
    const [photo, result] = [await flatRaw(200, 100, [10, 120, 30]), await flatRaw(200, 100, [200, 20, 90])];
    const sheet = await decodePng(await bytesOf(await beforeAfterSheet({ photo, result, words, format: "png", signal })));
    const { width, height, before, after } = sheetLayout(size, size);
    expect([sheet.width, sheet.height]).toEqual([width, height]);
    const at = (x: number, y: number): readonly number[] => [...sheet.data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
    const inside = (rect: typeof before, x: number, y: number): boolean =>
      x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
    let ink = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const pixel = at(x, y);
        if (inside(before, x, y)) expect(pixel).toEqual([10, 120, 30]);
        else if (inside(after, x, y)) expect(pixel).toEqual([200, 20, 90]);
        else if (Math.min(...pixel) < 200) {
          ink++;
          // Words stay under their own picture.
          expect(y).toBeGreaterThan(before.y + before.height);
          expect(x < before.x + before.width || (x >= after.x && x < after.x + after.width)).toBe(true);
        }
      }
    }
    expect(ink).toBeGreaterThan(100);
  });

  it("shows the colours of a wide-gamut photo as they are seen, on both sides", async () => {
    const canvas = new OffscreenCanvas(200, 100);
    const context = canvas.getContext("2d", { colorSpace: "display-p3" });
    if (context === null) throw new Error("no context");
    context.fillStyle = "color(display-p3 0.7 0.5 0.3)";
    context.fillRect(0, 0, 200, 100);
    const photo = await canvas.convertToBlob({ type: "image/png" });
    const screen = new OffscreenCanvas(1, 1).getContext("2d");
    screen?.drawImage(await createImageBitmap(photo), 0, 0);
    const seen = [...(screen?.getImageData(0, 0, 1, 1).data ?? [])];
    const caption = { title: "", detail: "" };
    const file = await beforeAfterSheet({ photo, result: photo, words: { before: caption, after: caption }, format: "png", signal });
    const { width, data } = await decodePng(await bytesOf(file));
    const { before, after } = sheetLayout({ width: 200, height: 100 }, { width: 200, height: 100 });
    for (const { x, y } of [before, after]) {
      const at = ((y + 50) * width + x + 100) * 4;
      for (const channel of [0, 1, 2]) expect(Math.abs((data[at + channel] ?? 0) - (seen[channel] ?? 0))).toBeLessThanOrEqual(1);
    }
  });

  it("shrinks large photos, and writes a JPEG where it is asked for", async () => {
    const sheet = await beforeAfterSheet({
      photo: await jpegPhoto(4000, 1000),
      result: await flatRaw(4000, 1000, [1, 2, 3]),
      words: { before: { title: "Before", detail: "" }, after: { title: "After", detail: "" } },
      format: "jpeg",
      signal,
    });
    const { format, pixels } = await decodePhoto(sheet, "");
    expect([format, pixels.width]).toEqual(["jpeg", sheetLayout({ width: 4000, height: 1000 }, { width: 4000, height: 1000 }).width]);
  });
});
