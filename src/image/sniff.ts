import { Failure } from "../lib/failure";
import type { PhotoFormat } from "./photo";

/** What a file is by its bytes, whatever its name says. */
export type FileKind =
  | PhotoFormat
  | "svg"
  | "tiff"
  | "pdf"
  | "psd"
  | "jxl"
  | "ico"
  | "html"
  | "zip"
  | "gzip"
  | "video"
  | "text"
  | "unknown";

/** How a kind is called in a sentence; names of formats are the same in every language. */
const kindNames: Readonly<Record<FileKind, string>> = {
  png: "PNG",
  jpeg: "JPEG",
  webp: "WebP",
  avif: "AVIF",
  gif: "GIF",
  bmp: "BMP",
  heic: "HEIC",
  svg: "SVG",
  tiff: "TIFF",
  pdf: "PDF",
  psd: "Photoshop PSD",
  jxl: "JPEG XL",
  ico: "ICO",
  html: "HTML",
  zip: "ZIP",
  gzip: "GZIP",
  video: "MP4",
  text: "TXT",
  unknown: "?",
};

const opening: readonly (readonly [FileKind, string])[] = [
  ["png", "\x89PNG\r\n\x1a\n"],
  ["jpeg", "\xff\xd8\xff"],
  ["gif", "GIF87a"],
  ["gif", "GIF89a"],
  ["tiff", "II*\0"],
  ["tiff", "MM\0*"],
  ["pdf", "%PDF-"],
  ["psd", "8BPS"],
  ["jxl", "\xff\x0a"],
  ["jxl", "\0\0\0\x0cJXL "],
  ["ico", "\0\0\x01\0"],
  ["zip", "PK\x03\x04"],
  ["zip", "PK\x05\x06"],
  ["gzip", "\x1f\x8b"],
];

/** Sizes of the known BMP information headers; "BM" alone opens many texts. */
const bmpHeaders = new Set([12, 40, 52, 56, 64, 108, 124]);

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** Files of the ISO container (`ftyp`): which one is told by the major and the compatible brands. */
function brandKind(bytes: Uint8Array): FileKind {
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  const brands = latin1(bytes, 8, Math.min(Math.max(length, 16), 128, bytes.length));
  if (brands.includes("avif") || brands.includes("avis")) return "avif";
  return /heic|heix|heim|heis|hevc|hevx|mif1|msf1/.test(brands) ? "heic" : "video";
}

function textKind(bytes: Uint8Array): FileKind {
  const head = bytes.subarray(0, 4096);
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return "unknown";
  const text = new TextDecoder().decode(head).trimStart().toLowerCase();
  // A cut through a letter at the end of the sample is no fault; wrong bytes elsewhere say that this is no text.
  if (text.slice(0, -4).includes("\ufffd")) return "unknown";
  if (text.startsWith("<svg") || (/^<(\?xml|!--|!doctype svg)/.test(text) && text.includes("<svg"))) return "svg";
  return /^<!doctype html|^<html|^<head|^<body/.test(text) ? "html" : "text";
}

/** What the bytes are. Looks at the first kilobytes only. */
export function sniffKind(bytes: Uint8Array): FileKind {
  for (const [kind, magic] of opening) if (latin1(bytes, 0, magic.length) === magic) return kind;
  if (latin1(bytes, 0, 4) === "RIFF" && latin1(bytes, 8, 12) === "WEBP") return "webp";
  if (bytes.length >= 16 && latin1(bytes, 4, 8) === "ftyp") return brandKind(bytes);
  if (latin1(bytes, 0, 2) === "BM" && bmpHeaders.has(bytes[14] ?? 0) && bytes[15] === 0) return "bmp";
  return textKind(bytes);
}

const photoExtension = /\.(png|jpe?g|jfif|webp|avif|gif|bmp|hei[cf])$/i;

/** The format that a file's name promises, as it is called in a sentence; null when it promises no photo. */
function claimOf(name: string): string | null {
  const extension = photoExtension.exec(name)?.[1]?.toUpperCase();
  if (extension === undefined) return null;
  return extension === "JPG" || extension === "JFIF" ? "JPEG" : extension;
}

/** The failure for a file that is no photo that this page could open, in terms of what it calls itself. */
function refusal(kind: FileKind, name: string): Failure {
  const claimed = claimOf(name);
  if (kind === "svg") return new Failure("file-svg", { name });
  if (kind === "unknown") return new Failure(claimed === null ? "file-not-image" : "file-broken", { name });
  if (claimed !== null) return new Failure("file-mislabelled", { name, claimed, format: kindNames[kind] });
  const picture = kind === "tiff" || kind === "psd" || kind === "jxl" || kind === "ico";
  return picture ? new Failure("file-unsupported", { name, format: kindNames[kind] }) : new Failure("file-not-image", { name });
}

/**
 * The photo format of a file, by its bytes; a wrong extension is no obstacle.
 * @throws Failure file-empty, file-svg, file-mislabelled (a photo by its name, something else inside), file-unsupported (a picture
 * of a kind that browsers do not decode), file-not-image, file-broken
 */
export function sniffPhoto(bytes: Uint8Array, name: string): PhotoFormat {
  if (bytes.length === 0) throw new Failure("file-empty", { name });
  const kind = sniffKind(bytes);
  switch (kind) {
    case "png":
    case "jpeg":
    case "webp":
    case "avif":
    case "gif":
    case "bmp":
    case "heic":
      return kind;
    default:
      throw refusal(kind, name);
  }
}
