import { crc32 } from "node:zlib";
import { dropFile, type StoryFile } from "../support/file";
import { texture, toJpeg, toPng } from "../support/picture";
import { expect, test } from "../support/story";

const good = toPng(texture(400, 300));
const jpeg = toJpeg(texture(400, 300), 80);

/** A PNG whose header says that it has so many pixels. */
function hugePng(side: number): Buffer {
  const bytes = Buffer.from(good);
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

const heic = Buffer.concat([Buffer.from("00000018", "hex"), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(200)]);

const files: readonly (StoryFile & { readonly says: RegExp })[] = [
  { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0), says: /empty/ },
  { name: "broken.png", mimeType: "image/png", buffer: good.subarray(0, 900), says: /damaged/ },
  { name: "broken.jpg", mimeType: "image/jpeg", buffer: jpeg.subarray(0, 300), says: /damaged/ },
  { name: "huge.png", mimeType: "image/png", buffer: hugePng(9000), says: /81 megapixels; at most 64/ },
  {
    name: "renamed.png",
    mimeType: "image/png",
    buffer: Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\n"),
    says: /inside it is PDF/,
  },
  { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("milk, eggs, bread"), says: /not a photo/ },
  {
    name: "drawing.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`),
    says: /SVG/,
  },
  { name: "IMG_0001.HEIC", mimeType: "image/heic", buffer: heic, says: /HEIC/ },
];

test("a file that cannot be opened is explained, and the open document stays", async ({ page, editor }) => {
  await editor.start();
  await editor.openFile({ name: "mine.png", mimeType: "image/png", buffer: good });
  await editor.stroke([
    [0.45, 0.5],
    [0.55, 0.5],
  ]);
  const before = await editor.exportMask();
  for (const { says, ...file } of files) {
    await dropFile(page, file);
    await expect(page.getByRole("alert"), file.name).toContainText(says);
    await expect(page.getByRole("alert")).not.toContainText("{{");
    await expect(page.getByText("400 × 300").first()).toBeVisible();
  }
  const after = await editor.exportMask();
  expect([after.width, after.height]).toEqual([400, 300]);
  expect(Buffer.compare(Buffer.from(after.data), Buffer.from(before.data))).toBe(0);
});

test("the same on the empty page", async ({ page, editor }) => {
  await editor.start();
  await dropFile(page, { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0) });
  await expect(page.getByRole("alert")).toContainText(/empty/);
  await expect(page.getByRole("button", { name: "Choose a photo" }).first()).toBeVisible();
});

test("a JPEG whose name says PNG is opened: what counts is the content", async ({ page, editor }) => {
  await editor.start();
  await editor.openFile({ name: "really-a-jpeg.png", mimeType: "image/png", buffer: jpeg });
  await expect(page.getByText("400 × 300").first()).toBeVisible();
});
