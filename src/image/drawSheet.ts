import { Failure } from "../lib/failure";
import { canvasFile, type PictureFormat } from "./encodePicture";
import type { Rect } from "./geometry";
import type { Pixels } from "./pixels";
import type { SheetLayout } from "./sheetLayout";

interface SheetCaption {
  readonly title: string;
  /** A second, quieter line; cut off at the picture's end. */
  readonly detail: string;
}

export interface SheetWords {
  readonly before: SheetCaption;
  readonly after: SheetCaption;
}

/** A printed sheet: white in both themes of the page. */
const colours = { paper: "#ffffff", title: "#15181b", detail: "#5b636b" } as const;
const family = "Inter, system-ui, 'Segoe UI', Roboto, sans-serif";

/** Two pictures of their panels' sizes with words under them, as one file. @throws Failure picture-unwritable, photo-memory */
export async function drawSheet(
  layout: SheetLayout,
  pictures: { readonly before: Pixels; readonly after: Pixels },
  words: SheetWords,
  format: PictureFormat,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(layout.width, layout.height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Failure("photo-memory");
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, layout.width, layout.height);
  const bottom = Math.max(layout.before.y + layout.before.height, layout.after.y + layout.after.height);
  for (const side of ["before", "after"] as const) {
    await drawPicture(context, pictures[side], layout[side]);
    drawCaption(context, words[side], { ...layout[side], y: bottom + layout.gap }, layout.letters);
  }
  return canvasFile(canvas, format, 0.92);
}

/** Over the paper, where the picture is transparent. */
async function drawPicture(context: OffscreenCanvasRenderingContext2D, { data, width, height }: Pixels, at: Rect): Promise<void> {
  const bitmap = await createImageBitmap(new ImageData(data, width, height));
  context.drawImage(bitmap, at.x, at.y);
  bitmap.close();
}

function drawCaption(context: OffscreenCanvasRenderingContext2D, { title, detail }: SheetCaption, at: Rect, letters: number): void {
  context.textBaseline = "top";
  context.font = `600 ${letters}px ${family}`;
  context.fillStyle = colours.title;
  context.fillText(fitted(context, title, at.width), at.x, at.y);
  context.font = `400 ${letters}px ${family}`;
  context.fillStyle = colours.detail;
  context.fillText(fitted(context, detail, at.width), at.x, at.y + letters * 1.4);
}

/** As much of the text as goes into the width. */
function fitted(context: OffscreenCanvasRenderingContext2D, text: string, width: number): string {
  const letters = Array.from(new Intl.Segmenter().segment(text.replace(/\s+/g, " ")), ({ segment }) => segment);
  if (context.measureText(letters.join("")).width <= width) return letters.join("");
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (context.measureText(`${letters.slice(0, middle).join("")}…`).width <= width) fits = middle;
    else tooLong = middle;
  }
  return fits === 0 ? "" : `${letters.slice(0, fits).join("").trimEnd()}…`;
}
