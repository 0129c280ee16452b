import { create } from "zustand";
import type { Size } from "../image/geometry";
import type { PaintMode } from "../mask/paintMode";

export const toolIds = ["brush", "eraser", "rectangle", "ellipse", "lasso", "wand", "pan"] as const;
export type ToolId = (typeof toolIds)[number];

export const lassoModes = ["free", "polygon", "edge"] as const;
export type LassoMode = (typeof lassoModes)[number];

/** Everything that paints has something to be set about it. */
export function toolHasSettings(tool: ToolId): boolean {
  return tool !== "pan";
}

/** Whether what the tool paints can add, subtract or intersect; the eraser only takes away. */
export function toolCombines(tool: ToolId): boolean {
  return tool !== "pan" && tool !== "eraser";
}

/** The tool in hand. Nothing of it is kept. */
export interface ToolState {
  readonly tool: ToolId;
  /** Diameter in pixels of the photo. */
  readonly size: number;
  /** 0 hard to 1 soft. */
  readonly softness: number;
  /** How each tool meets the mask, where something else than adding was chosen. */
  readonly modes: Readonly<Partial<Record<ToolId, PaintMode>>>;
  readonly lasso: LassoMode;
  /** How unlike the clicked colour the wand's may be, 0 to 100. */
  readonly tolerance: number;
  /** Whether the wand takes only what hangs together. */
  readonly contiguous: boolean;
  /** The largest brush of this photo. */
  readonly maxSize: number;
  /** The brush that a double click goes back to. */
  readonly defaultSize: number;
}

export const defaultTolerance = 10;

const toolStore = create<ToolState>(() => ({
  tool: "brush",
  size: 74,
  softness: 0,
  modes: {},
  lasso: "free",
  tolerance: defaultTolerance,
  contiguous: true,
  maxSize: 400,
  defaultSize: 74,
}));

export function useTool<Piece>(select: (state: ToolState) => Piece): Piece {
  return toolStore(select);
}

export function toolState(): ToolState {
  return toolStore.getState();
}

/** Calls `listener` after every change. @returns unsubscribe */
export function onToolChange(listener: (state: ToolState, before: ToolState) => void): () => void {
  return toolStore.subscribe(listener);
}

export function takeTool(tool: ToolId): void {
  toolStore.setState({ tool });
}

export function setBrushSize(size: number): void {
  toolStore.setState({ size: Math.min(toolState().maxSize, Math.max(1, Math.round(size))) });
}

/** About a twelfth larger or smaller, at least one pixel. */
export function stepBrushSize(direction: 1 | -1): void {
  const { size } = toolState();
  setBrushSize(direction === 1 ? Math.max(size + 1, size * 1.12) : Math.min(size - 1, size / 1.12));
}

export function setSoftness(softness: number): void {
  toolStore.setState({ softness: Math.min(1, Math.max(0, Math.round(softness * 100) / 100)) });
}

export function modeOf({ modes }: ToolState, tool: ToolId): PaintMode {
  return modes[tool] ?? "add";
}

export function setMode(tool: ToolId, mode: PaintMode): void {
  toolStore.setState({ modes: { ...toolState().modes, [tool]: mode } });
}

export function setLasso(lasso: LassoMode): void {
  toolStore.setState({ lasso });
}

export function setTolerance(tolerance: number): void {
  toolStore.setState({ tolerance: Math.min(100, Math.max(0, Math.round(tolerance))) });
}

export function setContiguous(contiguous: boolean): void {
  toolStore.setState({ contiguous });
}

/** A brush that suits the photo: a twentieth of its longest side; who has chosen a size keeps it. */
export function suitPhoto(photo: Size): void {
  const longest = Math.max(photo.width, photo.height);
  const { size, defaultSize } = toolState();
  const maxSize = Math.min(2000, Math.max(100, Math.round(longest / 4)));
  const suited = Math.min(maxSize, Math.max(8, Math.round(longest / 20)));
  toolStore.setState({ maxSize, defaultSize: suited, size: size === defaultSize ? suited : Math.min(size, maxSize) });
}
