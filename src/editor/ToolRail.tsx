import { CircleMinus, CirclePlus, Contrast, Feather, Redo2, Trash2, Undo2 } from "lucide-react";
import { useDocument } from "../document/documentStore";
import { hasPainted, paintsLeftOut } from "../document/paintTarget";
import { BrushSize } from "./BrushSize";
import { CommandButton } from "./CommandButton";
import { clearCommand, featherCommand, growCommand, invertCommand, redoCommand, shrinkCommand, undoCommand } from "./editorCommands";
import { ToolPicker } from "./ToolPicker";

/** Tools, brush size and mask commands: a rail at the left, or two rows on phones. */
export function ToolRail({ orientation = "vertical" }: { readonly orientation?: "vertical" | "horizontal" }) {
  return orientation === "vertical" ? <Rail /> : <Rows />;
}

function Rail() {
  return (
    <div className="flex w-14 shrink-0 flex-col items-center gap-0.5 overflow-x-hidden overflow-y-auto border-r border-line bg-bg1 py-2 [scrollbar-width:none] max-desk:w-13">
      <ToolPicker orientation="vertical" />
      <Rule />
      <BrushSize orientation="vertical" />
      <Rule />
      <MaskCommands />
      <div className="grow" />
      <Rule />
      <HistoryCommands />
    </div>
  );
}

function Rows() {
  return (
    <div className="shrink-0 border-y border-line bg-bg1">
      <div className="flex items-center gap-px overflow-x-auto border-b border-line px-1 py-1 [scrollbar-width:none]">
        <ToolPicker orientation="horizontal" />
        <HistoryCommands />
        <MaskCommands />
      </div>
      <div className="px-4 py-0.5">
        <BrushSize orientation="horizontal" />
      </div>
    </div>
  );
}

function MaskCommands() {
  const hasPhoto = useDocument((state) => state.display !== null);
  const hasMask = useDocument(hasPainted);
  // The commands have other names then.
  useDocument(paintsLeftOut);
  return (
    <>
      <CommandButton command={invertCommand} icon={Contrast} size="tool" tooltipSide="right" disabled={!hasPhoto} />
      <CommandButton command={growCommand} icon={CirclePlus} size="tool" tooltipSide="right" disabled={!hasMask} />
      <CommandButton command={shrinkCommand} icon={CircleMinus} size="tool" tooltipSide="right" disabled={!hasMask} />
      <CommandButton command={featherCommand} icon={Feather} size="tool" tooltipSide="right" disabled={!hasMask} />
      <CommandButton command={clearCommand} icon={Trash2} size="tool" tooltipSide="right" disabled={!hasMask} />
    </>
  );
}

function HistoryCommands() {
  const canUndo = useDocument((state) => state.canUndo);
  const canRedo = useDocument((state) => state.canRedo);
  return (
    <>
      <CommandButton command={undoCommand} icon={Undo2} size="tool" tooltipSide="right" disabled={!canUndo} />
      <CommandButton command={redoCommand} icon={Redo2} size="tool" tooltipSide="right" disabled={!canRedo} />
    </>
  );
}

function Rule() {
  return <div aria-hidden className="my-2 h-px w-7 shrink-0 bg-line2" />;
}
