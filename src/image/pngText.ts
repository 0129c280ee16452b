import { Failure } from "../lib/failure";

/** iTXt (PNG 3rd edition, 11.3.3.4): Latin-1 keyword, two bytes of compression, language tag, translated keyword, UTF-8 text. */

const utf8 = new TextEncoder();
const compressed = Uint8Array.of(1, 0);
const noTags = Uint8Array.of(0, 0);

/** The data of an iTXt chunk, deflated. `keyword`: ASCII, 1 to 79 characters. */
export async function encodeText(keyword: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
  const body = await new Response(packed).arrayBuffer();
  return new Uint8Array(await new Blob([utf8.encode(`${keyword}\0`), compressed, noTags, body]).arrayBuffer());
}

/**
 * The text of an iTXt chunk with this keyword, null when it has another. At most `limit` bytes are inflated, however many a file holds.
 * @throws Failure file-broken
 */
export async function decodeText(data: Blob, keyword: string, limit: number): Promise<string | null> {
  const prefix = utf8.encode(`${keyword}\0`);
  // Its keyword alone at first: other programs' texts may be of any length, and are none of ours.
  const head = new Uint8Array(await data.slice(0, prefix.length).arrayBuffer());
  if (prefix.some((byte, at) => head[at] !== byte)) return null;
  if (data.size > limit + 4096) throw new Failure("file-broken");
  const bytes = new Uint8Array(await data.arrayBuffer());
  const isPacked = bytes[prefix.length] === 1;
  const languageEnd = bytes.indexOf(0, prefix.length + 2);
  const textStart = languageEnd < 0 ? 0 : bytes.indexOf(0, languageEnd + 1) + 1;
  if (textStart === 0) throw new Failure("file-broken");
  const body = bytes.subarray(textStart);
  const text = isPacked ? await inflate(body, limit) : body;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch (thrown) {
    throw new Failure("file-broken", {}, { cause: thrown });
  }
}

async function inflate(body: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([body]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length;
      if (size > limit) throw new Failure("file-broken");
      pieces.push(piece.value);
    }
  } catch (thrown) {
    await reader.cancel().catch(() => undefined);
    throw thrown instanceof Failure ? thrown : new Failure("file-broken", {}, { cause: thrown });
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
