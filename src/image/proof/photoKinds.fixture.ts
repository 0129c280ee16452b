import { encode } from "fast-png";
import type { Size } from "../geometry";
import { upright, withOrientation } from "./orientation.fixture";
import { profileOfJpeg, profileOfWebp, readByBrowser, readPng, type Picture } from "./picture.fixture";
import { writeRawPng, type RawPng } from "./pngFile.fixture";

type Bytes = Uint8Array<ArrayBuffer>;

/** A photo for the proof: its file, and what must be read from it, which is found out without any code of this page. */
interface ProofPhoto {
  readonly file: Blob;
  readonly expected: () => Promise<Picture>;
}

export type MakePhoto = (size: Size) => Promise<ProofPhoto>;

/** A byte of every place: soft waves with grain, so that no two places look the same and nothing is too easy to pack. */
function value(x: number, y: number, channel: number): number {
  const grain = (Math.imul(x * 4 + channel + 1, 2654435761) ^ Math.imul(y + 1, 40_503)) >>> 13;
  return ((x >> 2) * (channel + 1) + (y >> 1) * (3 - channel) + (grain & 15)) & 255;
}

const opacities = [0, 1, 40, 128, 254, 255] as const;
/** In patches, so that there are stretches of colours under no opacity at all. */
const opacity = (x: number, y: number): number => opacities[((x >> 3) + (y >> 4)) % opacities.length] ?? 255;

/** A PNG whose sample `s` of pixel (x, y) has the byte `byte(x, y, s, part)`; `part` is 1 for the lower byte of 16 bits. */
function png(
  kind: Pick<RawPng, "depth" | "colour"> & {
    readonly samples: number;
    readonly alpha?: boolean;
    readonly chunks?: () => Promise<RawPng["chunks"]>;
  },
): MakePhoto {
  const { depth, colour, samples, alpha = false } = kind;
  const parts = depth / 8;
  return async (size) => {
    const chunks = (await kind.chunks?.()) ?? [];
    const row = (y: number, into: Bytes): void => {
      for (let x = 0, at = 0; x < size.width; x++) {
        for (let s = 0; s < samples; s++) {
          into[at++] = alpha && s === samples - 1 ? opacity(x, y) : value(x, y, s);
          if (parts === 2) into[at++] = value(y, x, s);
        }
      }
    };
    return photoOf(await writeRawPng({ ...size, depth, colour, row, chunks }));
  };
}

function photoOf(file: Blob): ProofPhoto {
  return { file, expected: async () => readPng(await file.arrayBuffer()) };
}

/** The Display P3 profile that the browser writes. */
async function displayP3(): Promise<Bytes> {
  const canvas = new OffscreenCanvas(1, 1);
  canvas.getContext("2d", { colorSpace: "display-p3" })?.fillRect(0, 0, 1, 1);
  const { profile } = readPng(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
  if (profile === null) throw new Error("the browser wrote no profile");
  return profile.slice();
}

async function p3Chunk(): Promise<RawPng["chunks"]> {
  const deflated = new Response(new Blob([await displayP3()]).stream().pipeThrough(new CompressionStream("deflate")));
  const name = Uint8Array.from("P3\0\0", (letter) => letter.charCodeAt(0));
  return [["iCCP", new Uint8Array(await new Blob([name, await deflated.arrayBuffer()]).arrayBuffer())]];
}

/** 256 colours; every fifth of them is not opaque, entry 0 not at all there. */
async function paletteChunks(): Promise<RawPng["chunks"]> {
  return [
    ["PLTE", Uint8Array.from({ length: 768 }, (_, i) => value(i, i >> 3, i % 3))],
    ["tRNS", Uint8Array.from({ length: 200 }, (_, i) => (i % 5 === 0 ? i : 255))],
  ];
}

const interlaced: MakePhoto = async ({ width, height }) => {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) for (let c = 0; c < 4; c++) data[at + c] = c === 3 ? opacity(x, y) : value(x, y, c);
  return photoOf(new Blob([encode({ width, height, data, channels: 4, depth: 8 }, { interlace: "Adam7" }).slice()], { type: "image/png" }));
};

type LossyType = "image/jpeg" | "image/webp";

interface LossyPhoto {
  readonly file: Blob;
  /** As it is stored. */
  readonly picture: Picture;
}

/** The last one: eight orientations are of the same stored picture. */
let last: { readonly key: string; readonly made: Promise<LossyPhoto> } | null = null;

function lossyPhoto(size: Size, type: LossyType, colorSpace: PredefinedColorSpace): Promise<LossyPhoto> {
  const key = JSON.stringify([size, type, colorSpace]);
  if (last?.key !== key) last = { key, made: makeLossy(size, type, colorSpace) };
  return last.made;
}

/** Written by the browser, with the profile of its colours. */
async function makeLossy({ width, height }: Size, type: LossyType, colorSpace: PredefinedColorSpace): Promise<LossyPhoto> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { colorSpace });
  if (context === null) throw new Error("no canvas");
  const image = context.createImageData(width, height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) for (let c = 0; c < 4; c++) image.data[at + c] = c === 3 ? 255 : value(x, y, c);
  context.putImageData(image, 0, 0);
  const file = await canvas.convertToBlob({ type, quality: 0.9 });
  const profile = await (type === "image/jpeg" ? profileOfJpeg : profileOfWebp)(file);
  return { file, picture: { ...(await readByBrowser(file)), profile } };
}

function jpeg(orientation: number, colorSpace: PredefinedColorSpace = "srgb"): MakePhoto {
  return async (size) => {
    const { file, picture } = await lossyPhoto(size, "image/jpeg", colorSpace);
    return { file: withOrientation(file, orientation), expected: async () => upright(picture, orientation) };
  };
}

const wideWebp: MakePhoto = async (size) => {
  const { file, picture } = await lossyPhoto(size, "image/webp", "display-p3");
  return { file, expected: async () => picture };
};

/** Every kind of photo that the proof is made for. */
export const photoKinds: Readonly<Record<string, MakePhoto>> = {
  "PNG, RGB": png({ depth: 8, colour: 2, samples: 3 }),
  "PNG, RGB and alpha": png({ depth: 8, colour: 6, samples: 4, alpha: true }),
  "PNG, grey": png({ depth: 8, colour: 0, samples: 1 }),
  "PNG, grey and alpha": png({ depth: 8, colour: 4, samples: 2, alpha: true }),
  "PNG, grey with one of them transparent": png({
    depth: 8,
    colour: 0,
    samples: 1,
    chunks: async () => [["tRNS", Uint8Array.of(0, 77)]],
  }),
  "PNG, palette with transparency": png({ depth: 8, colour: 3, samples: 1, chunks: paletteChunks }),
  "PNG, 16 bits, RGB": png({ depth: 16, colour: 2, samples: 3 }),
  "PNG, 16 bits, RGB and alpha": png({ depth: 16, colour: 6, samples: 4, alpha: true }),
  "PNG, 16 bits, grey": png({ depth: 16, colour: 0, samples: 1 }),
  "PNG, Display P3": png({ depth: 8, colour: 2, samples: 3, chunks: p3Chunk }),
  "PNG, Display P3 and alpha": png({ depth: 8, colour: 6, samples: 4, alpha: true, chunks: p3Chunk }),
  "PNG, interlaced": interlaced,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => [`JPEG, orientation ${orientation}`, jpeg(orientation)])),
  "JPEG, Display P3, orientation 6": jpeg(6, "display-p3"),
  "WebP, Display P3": wideWebp,
};
