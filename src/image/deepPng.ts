/** Where IHDR has the bits of a sample: after signature, length, type, width and height. */
const depthAt = 24;

/** Whether a PNG has 16 bits a sample, of which everything here keeps the 8 that are nearest. Only its head is read. */
export async function isDeepPng(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, depthAt + 1).arrayBuffer());
  return head[0] === 0x89 && head[1] === 0x50 && head[depthAt] === 16;
}
