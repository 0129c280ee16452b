import { Profiler } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { openPhotoFile } from "../document/openPhotoFile";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { loadLaterMessages, startMessages } from "../i18n/i18n";
import { imagePoint, type ScreenPoint } from "../image/geometry";
import { encodePng } from "../image/png";
import { toScreen } from "../image/viewport";
import { newId } from "../lib/id";
import { TooltipProvider } from "../ui/Tooltip";
import { EditorStage } from "./EditorStage";
import type { ResultScene } from "./resultScene";
import { setBrushSize, setLasso, setSoftness, takeTool } from "./toolStore";
import { TypedBoxBar } from "./TypedBoxBar";
import { ViewBar } from "./ViewBar";
import { fitPhoto, setMaskVisible, setViewMode, viewState } from "./viewStore";

/** The few utility classes that the stage's layout stands on; the real style sheet belongs to the page. */
const layout =
  ".absolute{position:absolute}.inset-0{inset:0}.inset-y-0{top:0;bottom:0}.pointer-events-none{pointer-events:none}.w-11{width:44px}.pointer-events-auto{pointer-events:auto}";

interface PressOptions {
  readonly button?: number;
  readonly alt?: boolean;
  readonly shift?: boolean;
  readonly type?: "mouse" | "touch" | "pen";
  readonly pressure?: number;
  readonly id?: number;
  /** As if it had happened then, milliseconds; else now. */
  readonly time?: number;
  /** Of the pen that is turned round. */
  readonly eraserEnd?: boolean;
}

/** What a photo's pixel looks like: red, green, blue. */
type Colour = (x: number, y: number) => readonly [number, number, number];

/** A stage of 900 × 600 with a photo, and gestures in pixels of the photo. */
export class StageFixture {
  readonly place = document.createElement("div");
  /** How often React has rendered anything of the stage. */
  renders = 0;
  readonly #style = document.createElement("style");
  /** To be deleted after the stage was closed. */
  readonly databaseName = `test ${newId()}`;
  #root: Root | null = null;

  async open(width: number, height: number, colour: Colour = () => [120, 120, 120]): Promise<void> {
    await startMessages("en");
    await loadLaterMessages();
    await restoreDocument({ databaseName: this.databaseName });
    const data = new Uint8Array(width * height * 3);
    for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at += 3) data.set(colour(x, y), at);
    await openPhotoFile(
      new Blob([new Uint8Array(await encodePng({ width, height, channels: 3, data }))], { type: "image/png" }),
      "photo.png",
    );
    this.#style.textContent = layout;
    document.head.append(this.#style);
    this.place.style.cssText = "position:fixed;left:0;top:0;width:900px;height:600px";
    document.body.append(this.place);
    this.#root = createRoot(this.place);
    takeTool("brush");
    setLasso("free");
    setSoftness(0);
    setMaskVisible(true);
    setViewMode("mask");
    this.show(null);
    await this.ready();
    setBrushSize(100);
    fitPhoto();
    await frame();
  }

  /** At once, effects included: a frame later the scene is drawn, however slow the machine. */
  show(scene: ResultScene | null): void {
    flushSync(() =>
      this.#root?.render(
        <TooltipProvider>
          <Profiler id="stage" onRender={() => this.renders++}>
            <EditorStage scene={scene} />
          </Profiler>
          <TypedBoxBar />
          <ViewBar />
        </TooltipProvider>,
      ),
    );
  }

  close(): void {
    this.#root?.unmount();
    this.place.remove();
    this.#style.remove();
    closeDocument();
  }

  get canvas(): HTMLElement {
    const found = this.place.querySelector<HTMLElement>('[role="application"]');
    if (found === null) throw new Error("the stage is not there");
    return found;
  }

  /** The photo's layer as it is on the screen. */
  photoPixels(): ImageData {
    return this.#layerPixels(0);
  }

  /** The mask's layer as it is on the screen. */
  maskPixels(): ImageData {
    return this.#layerPixels(1);
  }

  #layerPixels(index: number): ImageData {
    const layer = this.place.querySelectorAll("canvas")[index];
    const context = layer?.getContext("2d");
    if (layer === undefined || context === null || context === undefined) throw new Error("the layer is not there");
    return context.getImageData(0, 0, layer.width, layer.height);
  }

  screenOf(x: number, y: number): ScreenPoint {
    return toScreen(viewState().viewport, imagePoint(x, y));
  }

  fire(type: string, [x, y]: readonly [number, number], options: PressOptions = {}): void {
    const point = this.screenOf(x, y);
    this.fireAt(type, [point.x, point.y], options);
  }

  /** The same at a place of the stage, CSS pixels. */
  fireAt(type: string, [x, y]: readonly [number, number], options: PressOptions = {}): void {
    const { left, top } = this.canvas.getBoundingClientRect();
    const isEraser = options.eraserEnd === true;
    const button = type === "pointermove" ? -1 : isEraser ? 5 : (options.button ?? 0);
    const event = new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      pointerId: options.id ?? 77,
      pointerType: options.type ?? "mouse",
      pressure: options.pressure ?? 0.5,
      clientX: left + x,
      clientY: top + y,
      button,
      buttons: type === "pointerup" ? 0 : isEraser ? 32 : 1,
      altKey: options.alt ?? false,
      shiftKey: options.shift ?? false,
    });
    if (options.time !== undefined) Object.defineProperty(event, "timeStamp", { value: options.time });
    this.canvas.dispatchEvent(event);
  }

  press(points: readonly (readonly [number, number])[], options: PressOptions = {}): void {
    for (const [index, point] of points.entries()) this.fire(index === 0 ? "pointerdown" : "pointermove", point, options);
  }

  stroke(points: readonly (readonly [number, number])[], options: PressOptions = {}): void {
    this.press(points, options);
    this.fire("pointerup", points.at(-1) ?? [0, 0], options);
  }

  /** The pointer is elsewhere, and with it the ring of the brush. */
  async leave(): Promise<void> {
    this.canvas.dispatchEvent(new PointerEvent("pointerleave"));
    await frame();
  }

  key(key: string): void {
    window.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }

  /** On the stage itself, which has the focus. `down` and `up` alone hold a key. */
  stageKey(key: string, how: "press" | "down" | "up" = "press", modifiers: KeyboardEventInit = {}): void {
    const fire = (type: string): boolean =>
      this.canvas.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...modifiers }));
    if (how !== "up") fire("keydown");
    if (how !== "down") fire("keyup");
  }

  /** The controller listens and the stage has its size. */
  async ready(): Promise<void> {
    while (this.place.querySelector('[role="application"][tabindex]') === null || viewState().around.stage.width !== 900) await frame();
    await frame();
  }
}

/** Until everything of this frame is drawn. */
export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
