import type { T } from "../i18n/i18n";
import { keyNames } from "../ui/keyNames";
import type { Shortcut } from "./shortcuts";

type StageKey = Pick<Shortcut, "id" | "group" | "label"> & { readonly shown: (t: T) => readonly string[] };

/** What the stage hears itself: keys that are held while the pointer works, its own cursor's, the wheel and fingers. Told, not run. */
export const stageKeys: readonly StageKey[] = [
  { id: "erase", group: "tools", label: (t) => t("app.shortcuts.erase"), shown: () => [keyNames("Alt")] },
  { id: "intersect", group: "tools", label: (t) => t("app.shortcuts.intersect"), shown: () => [keyNames("Shift+Alt")] },
  { id: "line", group: "tools", label: (t) => t("app.shortcuts.line"), shown: () => [keyNames("Shift")] },
  { id: "pan", group: "view", label: (t) => t("app.shortcuts.pan"), shown: (t) => [t("app.shortcuts.space")] },
  { id: "original", group: "view", label: (t) => t("app.shortcuts.original"), shown: () => ["\\"] },
  {
    id: "zoomWheel",
    group: "view",
    label: (t) => t("app.shortcuts.zoomWheel"),
    shown: (t) => [`${keyNames("Ctrl")} ${t("app.shortcuts.wheel")}`],
  },
  { id: "arrows", group: "keyboard", label: (t) => t("input.keys.arrows"), shown: () => [arrows] },
  { id: "far", group: "keyboard", label: (t) => t("input.keys.far"), shown: () => [`${keyNames("Shift")} ${arrows}`] },
  { id: "brush", group: "keyboard", label: (t) => t("input.keys.brush"), shown: () => [`${keyNames("Ctrl")} ${arrows}`] },
  { id: "space", group: "keyboard", label: (t) => t("input.keys.space"), shown: (t) => [t("app.shortcuts.space")] },
  {
    id: "lineTo",
    group: "keyboard",
    label: (t) => t("input.keys.line"),
    shown: (t) => [`${keyNames("Shift")} ${t("app.shortcuts.space")}`],
  },
  { id: "drop", group: "keyboard", label: (t) => t("input.keys.drop"), shown: () => [keyNames("Enter")] },
  { id: "corner", group: "keyboard", label: (t) => t("input.keys.corner"), shown: () => ["Backspace"] },
  { id: "twoFingers", group: "touch", label: (t) => t("input.keys.undo"), shown: (t) => [t("input.keys.twoFingers")] },
  { id: "threeFingers", group: "touch", label: (t) => t("input.keys.redo"), shown: (t) => [t("input.keys.threeFingers")] },
];

const arrows = "← ↑ ↓ →";
