import type { MaskOperation } from "../document/adjustStore";
import { chooseTool, invertCommand } from "../editor/editorCommands";
import { cancelGestureInHand } from "../editor/gestureInHand";
import { setViewMode } from "../editor/viewStore";
import type { Finding } from "../mask/preflight";
import { forgetSurvey } from "./usePreflight";

/** Mends what was found, where it can be mended: as one step of the history, whose pixels can be adjusted as ever. */
export function mendMask(finding: Finding): void {
  if (finding.kind === "empty") {
    chooseTool("brush");
    return;
  }
  forgetSurvey();
  setViewMode("mask");
  const operation = operationFor(finding);
  if (finding.kind === "inverted") invertCommand.run();
  if (operation === null) return;
  cancelGestureInHand();
  void import("../editor/maskOperating").then(({ operate }) => operate(operation));
}

function operationFor(finding: Finding): MaskOperation | null {
  switch (finding.kind) {
    case "grey":
      return finding.feather === null ? null : { kind: "feather", amount: finding.feather };
    case "specks":
      return { kind: "removeSpecks", amount: finding.size };
    case "thin":
    case "nearBorder":
      return { kind: "grow", amount: finding.grow };
    default:
      return null;
  }
}
