import type { Adjustment } from "../document/adjustStore";
import { runMaskCommand } from "../document/maskCommands";
import { documentState } from "../document/documentStore";
import { redo, undo } from "../document/undo";
import { hasPainted, paintsLeftOut } from "../document/paintTarget";
import type { T } from "../i18n/i18n";
import { extending } from "./extending";
import { cancelGestureInHand, isGestureInHand } from "./gestureInHand";
import { nextOverlayView } from "./overlayView";
import { takePaintTarget } from "./takePaintTarget";
import { setSoftness, stepBrushSize, takeTool, toolIds, toolState, type ToolId } from "./toolStore";
import { fitPhoto, setMaskVisible, setViewMode, shownMode, viewState, zoomStep, zoomTo } from "./viewStore";

/** One thing that the user can do in the editor: buttons, menus and shortcuts all take it from here. */
export interface EditorCommand {
  readonly id: string;
  readonly group: "page" | "tools" | "mask" | "view";
  readonly label: (t: T) => string;
  /** `Ctrl+Z`, `Shift+[`, `B`: any of them runs it. The first is shown. */
  readonly chords: readonly string[];
  readonly enabled: () => boolean;
  readonly run: () => void;
  /** Instead of `run`, again and again while its button or key is held. */
  readonly repeat?: () => void;
}

const hasPhoto = (): boolean => documentState().display !== null;

const toolKeys: Readonly<Record<ToolId, string>> = {
  brush: "B",
  eraser: "E",
  rectangle: "M",
  ellipse: "O",
  lasso: "L",
  wand: "W",
  pan: "H",
};

/** Takes a tool in hand; in Result and Compare it also goes back to the mask. */
export function chooseTool(tool: ToolId): void {
  takeTool(tool);
  setViewMode("mask");
}

export const undoCommand: EditorCommand = {
  id: "undo",
  group: "page",
  label: (t) => t("editor.undo"),
  chords: ["Ctrl+Z"],
  enabled: () => isGestureInHand() || documentState().canUndo,
  run: () => {
    // In the middle of a stroke, undo takes back that stroke and nothing else.
    if (!cancelGestureInHand()) void undo();
  },
};

export const redoCommand: EditorCommand = {
  id: "redo",
  group: "page",
  label: (t) => t("editor.redo"),
  chords: ["Ctrl+Shift+Z", "Ctrl+Y"],
  enabled: () => documentState().canRedo && !isGestureInHand(),
  run: () => void redo(),
};

export const extendCommand: EditorCommand = {
  id: "extend",
  group: "page",
  label: (t) => t("app.image.extend"),
  chords: ["Shift+C"],
  enabled: hasPhoto,
  run: () => {
    cancelGestureInHand();
    setViewMode("mask");
    extending.set(true);
  },
};

export const invertCommand: EditorCommand = {
  id: "invert",
  group: "mask",
  label: (t) => t(paintsLeftOut() ? "leftOut.invert" : "editor.invert"),
  chords: ["X"],
  enabled: hasPhoto,
  run: () => {
    cancelGestureInHand();
    runMaskCommand("invert");
  },
};

const paintTargetCommand: EditorCommand = {
  id: "paintTarget",
  group: "mask",
  label: (t) => t("leftOut.change"),
  chords: ["T"],
  enabled: () => hasPhoto() && documentState().engine === "local",
  run: () => takePaintTarget(paintsLeftOut() ? "mask" : "leftOut"),
};

/** They come with the editor itself, which is not needed before a photo is open. */
const operating = () => import("./maskOperating");

/** Their names say what they work on. */
function isResizing(kind: Adjustment): kind is "grow" | "shrink" | "feather" {
  return kind === "grow" || kind === "shrink" || kind === "feather";
}

function refineCommand(kind: Adjustment, chords: readonly string[]): EditorCommand {
  return {
    id: kind,
    group: "mask",
    label: (t) => t(paintsLeftOut() && isResizing(kind) ? `leftOut.${kind}` : `editor.refine.${kind}`),
    chords,
    enabled: () => hasPainted(),
    run: () => {
      cancelGestureInHand();
      void operating().then(({ refine }) => refine(kind));
    },
    repeat: () => void operating().then(({ refineMore }) => refineMore(kind)),
  };
}

export const growCommand = refineCommand("grow", ["G"]);
export const shrinkCommand = refineCommand("shrink", ["Shift+G"]);
export const featherCommand = refineCommand("feather", ["F"]);
export const refineEdgeCommand = refineCommand("refineEdge", ["Shift+E"]);
export const smoothCommand = refineCommand("smooth", []);
export const fillHolesCommand = refineCommand("fillHoles", []);
export const removeSpecksCommand = refineCommand("removeSpecks", []);

export const clearCommand: EditorCommand = {
  id: "clear",
  group: "mask",
  label: (t) => t(paintsLeftOut() ? "leftOut.clear" : "editor.clear"),
  chords: ["Delete"],
  enabled: () => hasPainted(),
  run: () => {
    cancelGestureInHand();
    runMaskCommand("clear");
  },
};

export const reselectCommand: EditorCommand = {
  id: "reselect",
  group: "mask",
  label: (t) => t("editor.reselect"),
  chords: ["Ctrl+Shift+D"],
  enabled: hasPhoto,
  run: () => {
    cancelGestureInHand();
    void operating().then(({ reselect }) => reselect());
  },
};

export const toggleMaskCommand: EditorCommand = {
  id: "toggleMask",
  group: "mask",
  label: (t) => t(viewState().maskVisible ? "editor.hideMask" : "editor.showMask"),
  chords: ["Q"],
  enabled: hasPhoto,
  run: () => setMaskVisible(!viewState().maskVisible),
};

export const overlayCommand: EditorCommand = {
  id: "overlay",
  group: "mask",
  label: (t) => t("overlay.next"),
  chords: ["Shift+Q"],
  enabled: hasPhoto,
  run: nextOverlayView,
};

export const fitCommand: EditorCommand = {
  id: "fit",
  group: "view",
  label: (t) => t("editor.fit"),
  chords: ["0"],
  enabled: hasPhoto,
  run: fitPhoto,
};

export const actualSizeCommand: EditorCommand = {
  id: "actualSize",
  group: "view",
  label: (t) => t("editor.actualSize"),
  chords: ["1"],
  enabled: hasPhoto,
  run: () => zoomTo(1),
};

export const zoomInCommand: EditorCommand = {
  id: "zoomIn",
  group: "view",
  label: (t) => t("editor.zoomIn"),
  chords: ["+"],
  enabled: hasPhoto,
  run: () => zoomStep(1),
};

export const zoomOutCommand: EditorCommand = {
  id: "zoomOut",
  group: "view",
  label: (t) => t("editor.zoomOut"),
  chords: ["-"],
  enabled: hasPhoto,
  run: () => zoomStep(-1),
};

const compareCommand: EditorCommand = {
  id: "compare",
  group: "view",
  label: (t) => t("editor.view.compare"),
  chords: ["C"],
  enabled: () => viewState().hasScene,
  run: () => setViewMode(shownMode(viewState()) === "compare" ? "mask" : "compare"),
};

export function toolCommand(tool: ToolId): EditorCommand {
  return {
    id: `tool-${tool}`,
    group: "tools",
    label: (t) => t(`editor.tools.${tool}`),
    chords: [toolKeys[tool]],
    enabled: hasPhoto,
    run: () => chooseTool(tool),
  };
}

function brushCommand(id: "larger" | "smaller" | "softer" | "harder", chord: string, run: () => void): EditorCommand {
  return { id, group: "tools", label: (t) => t(`editor.${id}`), chords: [chord], enabled: hasPhoto, run };
}

/** Every command of the editor, in the order in which they are told. */
export const editorCommands: readonly EditorCommand[] = [
  ...toolIds.map(toolCommand),
  brushCommand("smaller", "[", () => stepBrushSize(-1)),
  brushCommand("larger", "]", () => stepBrushSize(1)),
  brushCommand("harder", "Shift+[", () => setSoftness(toolState().softness - 0.1)),
  brushCommand("softer", "Shift+]", () => setSoftness(toolState().softness + 0.1)),
  undoCommand,
  redoCommand,
  extendCommand,
  invertCommand,
  growCommand,
  shrinkCommand,
  featherCommand,
  refineEdgeCommand,
  clearCommand,
  reselectCommand,
  paintTargetCommand,
  toggleMaskCommand,
  overlayCommand,
  fitCommand,
  actualSizeCommand,
  zoomInCommand,
  zoomOutCommand,
  compareCommand,
];
