import { SquaresIntersect, SquaresSubtract, SquaresUnite, type LucideIcon } from "lucide-react";
import { useT } from "../i18n/i18n";
import { paintModes, type PaintMode } from "../mask/paintMode";
import { Segmented } from "../ui/Segmented";
import { modeOf, setMode, useTool, type ToolId } from "./toolStore";

const icons: Readonly<Record<PaintMode, LucideIcon>> = { add: SquaresUnite, erase: SquaresSubtract, intersect: SquaresIntersect };

interface CombineChoiceProps {
  readonly tool: ToolId;
  /** With words beside the icons. */
  readonly withWords: boolean;
}

/** How what the tool paints meets the mask. Keys at the press come before it, see `pressMode.ts`. */
export function CombineChoice({ tool, withWords }: CombineChoiceProps) {
  const t = useT();
  const mode = useTool((state) => modeOf(state, tool));
  return (
    <Segmented
      label={t("masks.combine.title")}
      value={mode}
      onChange={(next) => setMode(tool, next)}
      options={paintModes.map((value) => ({
        value,
        label: t(`masks.combine.${value}`),
        icon: icons[value],
        ...(withWords ? {} : { short: "" }),
      }))}
      className="!bg-transparent"
    />
  );
}
