import { editorCommands, type EditorCommand } from "../editor/editorCommands";
import { showNeighbour, takeChosenAsInput } from "../gallery/resultCommands";
import type { T } from "../i18n/i18n";
import { promptId } from "../params/PromptField";
import { rollSeed } from "../params/rollSeed";
import { generate } from "../runs/generate";
import { keyNames } from "../ui/keyNames";
import { pageState, showOnPage } from "./pageStore";

export const shortcutGroups = ["page", "tools", "mask", "view", "results"] as const;
type ShortcutGroup = (typeof shortcutGroups)[number];

/** One line of the table: what the key does, and how the table shows it. */
export interface Shortcut {
  readonly id: string;
  readonly group: ShortcutGroup;
  readonly label: (t: T) => string;
  /** In the notation of `keyChord.ts`; any of them runs it. Empty: told here, heard elsewhere. */
  readonly chords: readonly string[];
  /** Instead of the chords, for what is held or scrolled. */
  readonly shown?: (t: T) => readonly string[];
  /** Also while typing. */
  readonly whileTyping?: boolean;
  readonly enabled?: () => boolean;
  readonly run: () => void;
  /** Instead of `run` while the key is held. */
  readonly repeat?: () => void;
}

function nothing(): void {}

const pageShortcuts: readonly Shortcut[] = [
  {
    id: "generate",
    group: "page",
    label: (t) => t("app.shortcuts.generate"),
    chords: ["Ctrl+Enter"],
    whileTyping: true,
    run: () => void generate(),
  },
  { id: "prompt", group: "page", label: (t) => t("app.shortcuts.prompt"), chords: ["/"], run: goToPrompt },
  { id: "roll", group: "page", label: (t) => t("app.shortcuts.roll"), chords: ["D"], run: rollSeed },
  { id: "paste", group: "page", label: (t) => t("app.shortcuts.paste"), chords: [], shown: () => [keyNames("Ctrl+V")], run: nothing },
  { id: "help", group: "page", label: (t) => t("app.shortcuts.help"), chords: ["?"], run: () => showOnPage({ dialog: "shortcuts" }) },
  {
    id: "escape",
    group: "page",
    label: (t) => t("app.shortcuts.escape"),
    chords: ["Escape"],
    shown: () => ["Esc"],
    whileTyping: true,
    run: leave,
  },
];

const resultShortcuts: readonly Shortcut[] = [
  { id: "previous", group: "results", label: (t) => t("app.shortcuts.previous"), chords: ["ArrowLeft"], run: () => showNeighbour(-1) },
  { id: "next", group: "results", label: (t) => t("app.shortcuts.next"), chords: ["ArrowRight"], run: () => showNeighbour(1) },
  { id: "useAsInput", group: "results", label: (t) => t("app.shortcuts.useAsInput"), chords: ["U"], run: takeChosenAsInput },
];

/** What is held while the pointer works, and the wheel; heard by the stage. */
const heldKeys: readonly Shortcut[] = [
  held(
    "erase",
    "tools",
    (t) => t("app.shortcuts.erase"),
    () => ["Alt"],
  ),
  held(
    "intersect",
    "tools",
    (t) => t("app.shortcuts.intersect"),
    () => [keyNames("Shift+Alt")],
  ),
  held(
    "line",
    "tools",
    (t) => t("app.shortcuts.line"),
    () => ["Shift"],
  ),
  held(
    "pan",
    "view",
    (t) => t("app.shortcuts.pan"),
    (t) => [t("app.shortcuts.space")],
  ),
  held(
    "original",
    "view",
    (t) => t("app.shortcuts.original"),
    () => ["\\"],
  ),
  held(
    "zoomWheel",
    "view",
    (t) => t("app.shortcuts.zoomWheel"),
    (t) => [`${keyNames("Ctrl")} ${t("app.shortcuts.wheel")}`],
  ),
];

function held(id: string, group: ShortcutGroup, label: Shortcut["label"], shown: (t: T) => readonly string[]): Shortcut {
  return { id, group, label, chords: [], shown, run: nothing };
}

/** Undo is also the document's while a field has focus that was not typed in. */
function fromEditor(command: EditorCommand): Shortcut {
  return { ...command, whileTyping: command.id === "undo" || command.id === "redo" };
}

const table: readonly Shortcut[] = [...pageShortcuts, ...editorCommands.map(fromEditor), ...heldKeys, ...resultShortcuts];

/** Every shortcut that is in force, in the order in which they are told. */
export function shortcutTable(): readonly Shortcut[] {
  return table;
}

export function goToPrompt(): void {
  showOnPage({ sheetOpen: true, phoneTab: "edit", inspectorTab: "create" });
  // After the sheet or the tab is there.
  requestAnimationFrame(() => document.getElementById(promptId)?.focus());
}

/** Leaves a field, then closes what is open. */
function leave(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused !== document.body) focused.blur();
  else if (pageState().sheetOpen) showOnPage({ sheetOpen: false });
}
