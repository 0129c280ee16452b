import clsx from "clsx";
import { RadioGroup } from "radix-ui";
import { lazy, Suspense, useRef, useState } from "react";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { Tooltip } from "../ui/Tooltip";
import { chooseTool, toolCommand } from "./editorCommands";
import { toolIcons } from "./toolIcons";
import { modeOf, toolHasSettings, toolIds, useTool, type ToolId } from "./toolStore";
import { shownMode, useView } from "./viewStore";

/** Comes when it is opened first. */
const ToolFlyout = lazy(() => import("./ToolFlyout").then((module) => ({ default: module.ToolFlyout })));

/** A press of this length opens the tool's settings, as a second click does. Milliseconds. */
const longPress = 450;

/** The tools, one of which is in hand. Arrow keys move; a second click or a long press opens the tool's settings. */
export function ToolPicker({ orientation }: { readonly orientation: "vertical" | "horizontal" }) {
  const t = useT();
  const tool = useTool((state) => state.tool);
  const hasPhoto = useDocument((state) => state.display !== null);
  const [flyout, setFlyout] = useState<{ readonly tool: ToolId; readonly anchor: HTMLElement } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hold = (id: ToolId, anchor: HTMLElement): void => {
    clearTimeout(timer.current);
    if (toolHasSettings(id)) timer.current = setTimeout(() => setFlyout({ tool: id, anchor }), longPress);
  };

  return (
    <>
      <RadioGroup.Root
        aria-label={t("editor.tools.title")}
        orientation={orientation}
        value={tool}
        onValueChange={(next) => chooseTool(next as ToolId)}
        disabled={!hasPhoto}
        className={clsx("flex gap-0.5", orientation === "vertical" ? "flex-col" : "flex-row")}
      >
        {toolIds.map((id) => (
          <ToolButton
            key={id}
            tool={id}
            isVertical={orientation === "vertical"}
            onPress={(anchor) => hold(id, anchor)}
            onRelease={() => clearTimeout(timer.current)}
            onAgain={(anchor) => {
              chooseTool(id);
              if (toolHasSettings(id)) setFlyout((open) => (open === null ? { tool: id, anchor } : null));
            }}
          />
        ))}
      </RadioGroup.Root>
      {flyout !== null && (
        <Suspense fallback={null}>
          <ToolFlyout
            tool={flyout.tool}
            anchor={flyout.anchor}
            side={orientation === "vertical" ? "right" : "below"}
            onClose={() => setFlyout(null)}
          />
        </Suspense>
      )}
    </>
  );
}

interface ToolButtonProps {
  readonly tool: ToolId;
  readonly isVertical: boolean;
  readonly onPress: (button: HTMLElement) => void;
  readonly onRelease: () => void;
  readonly onAgain: (button: HTMLElement) => void;
}

function ToolButton({ tool, isVertical, onPress, onRelease, onAgain }: ToolButtonProps) {
  const t = useT();
  const isChosen = useTool((state) => state.tool === tool);
  const mode = useTool((state) => modeOf(state, tool));
  const isMask = useView((state) => shownMode(state) === "mask");
  const Icon = toolIcons[tool];
  const command = toolCommand(tool);
  return (
    <Tooltip text={command.label(t)} shortcut={command.chords[0]} side={isVertical ? "right" : "bottom"}>
      <RadioGroup.Item
        value={tool}
        aria-label={command.label(t)}
        onPointerDown={(event) => onPress(event.currentTarget)}
        onPointerUp={onRelease}
        onPointerLeave={onRelease}
        onClick={(event) => {
          if (isChosen) onAgain(event.currentTarget);
        }}
        className={clsx(
          "relative flex h-9 w-10 shrink-0 items-center justify-center rounded-field transition-colors touch:h-11",
          // On a phone all tools, undo and redo stand in one row.
          isVertical ? "touch:w-11" : "touch:w-10",
          "disabled:cursor-default disabled:opacity-45",
          isChosen && isMask
            ? "bg-t1 text-bg1"
            : isChosen
              ? "bg-bg3 text-t1"
              : "text-t2 not-disabled:hover:bg-bg3 not-disabled:hover:text-t1",
        )}
      >
        <Icon aria-hidden size={18} strokeWidth={1.75} />
        {mode !== "add" && (
          <span aria-hidden className="absolute right-1 bottom-0 text-micro">
            {mode === "erase" ? "−" : "∩"}
          </span>
        )}
      </RadioGroup.Item>
    </Tooltip>
  );
}
