import { Failure } from "./failure";

export interface UnzipLimits {
  readonly entries: number;
  /** Inflated bytes of all wanted files together. */
  readonly bytes: number;
}

/** Lengths of the fixed parts of the records (APPNOTE.TXT 4.3), and the most that a comment can follow the last of them with. */
const endLength = 22;
const centralLength = 46;
const localLength = 30;
const commentLength = 65_535;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

const broken = (cause?: unknown): Failure => new Failure("project-broken", {}, { cause });

/**
 * The wanted files of a zip by name, found by its directory: the streaming readers of libraries must guess where a stored file ends. What
 * is stored stays a piece of the archive and is not read; what is deflated is counted while it is inflated, so an archive that is larger
 * than it looks is left as soon as that shows. Without the 64-bit extension and without encryption.
 * @throws Failure project-broken for what is no such zip, leads outside of itself or exceeds the limits; aborted
 */
export async function unzip(
  archive: Blob,
  wanted: (name: string) => boolean,
  limits: UnzipLimits,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Blob>> {
  const files = new Map<string, Blob>();
  let room = limits.bytes;
  for (const entry of await readDirectory(archive, limits.entries)) {
    if (!isInside(entry.name)) throw broken();
    if (!wanted(entry.name)) continue;
    if (files.has(entry.name)) throw broken();
    signal.throwIfAborted();
    const file = await readFile(archive, entry, room, signal);
    room -= file.size;
    files.set(entry.name, file);
  }
  return files;
}

/** A name that stays inside the archive, whatever it is unpacked into. */
function isInside(name: string): boolean {
  return name.length <= 255 && !name.startsWith("/") && !/[\\:\0]|(^|\/)\.\.(\/|$)/.test(name);
}

async function viewOf(archive: Blob, from: number, length: number): Promise<DataView> {
  const view = new DataView(await archive.slice(from, from + length).arrayBuffer());
  if (view.byteLength < length) throw broken();
  return view;
}

async function readDirectory(archive: Blob, most: number): Promise<readonly Entry[]> {
  const tailLength = Math.min(archive.size, endLength + commentLength);
  const tail = await viewOf(archive, archive.size - tailLength, tailLength);
  let end = tailLength - endLength;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw broken();
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (count > most || start + size > archive.size) throw broken();
  const directory = await viewOf(archive, start, size);
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + centralLength > size || directory.getUint32(at, true) !== 0x02014b50) throw broken();
    const nameLength = directory.getUint16(at + 28, true);
    const next = at + centralLength + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (next > size) throw broken();
    entries.push({
      name: new TextDecoder().decode(new Uint8Array(directory.buffer, at + centralLength, nameLength)),
      method: directory.getUint16(at + 10, true),
      packed: directory.getUint32(at + 20, true),
      offset: directory.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** Its sum is not checked: a file that matters is named by a hash. */
async function readFile(archive: Blob, { method, packed, offset }: Entry, room: number, signal: AbortSignal): Promise<Blob> {
  const local = await viewOf(archive, offset, localLength);
  if (local.getUint32(0, true) !== 0x04034b50 || (local.getUint16(6, true) & 1) === 1) throw broken();
  const start = offset + localLength + local.getUint16(26, true) + local.getUint16(28, true);
  if (start + packed > archive.size) throw broken();
  const data = archive.slice(start, start + packed);
  if (method === 0 && packed <= room) return data;
  if (method !== 8) throw broken();
  return inflate(data, room, signal);
}

async function inflate(data: Blob, room: number, signal: AbortSignal): Promise<Blob> {
  const reader = data.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      signal.throwIfAborted();
      size += piece.value.length;
      if (size > room) throw broken();
      pieces.push(piece.value);
    }
  } catch (thrown) {
    await reader.cancel().catch(() => undefined);
    throw signal.aborted || thrown instanceof Failure ? thrown : broken(thrown);
  }
  return new Blob(pieces);
}
