import clsx from "clsx";
import { useT } from "../i18n/i18n";
import { usePenSeen } from "./penStore";
import { ToolSettings } from "./ToolSettings";
import { toolHasSettings, useTool } from "./toolStore";

/** What can be set about the tool in hand, in sight wherever the stage is wide enough; else it is behind the tool's button. */
export function ToolSettingsBar() {
  const t = useT();
  const tool = useTool((state) => state.tool);
  const hasPen = usePenSeen();
  if (!toolHasSettings(tool)) return null;
  return (
    <div
      role="group"
      aria-label={t("editor.toolSettings", { tool: t(`editor.tools.${tool}`) })}
      className={clsx(
        "hidden h-9 items-center gap-2 rounded-float bg-bg1 shadow-float desk:flex",
        tool === "eraser"
          ? hasPen
            ? "p-px"
            : "w-72 pr-2 pl-px"
          : tool === "brush"
            ? hasPen
              ? "p-px"
              : "w-88 pr-2 pl-px"
            : tool === "wand"
              ? "pr-3 pl-px"
              : "px-px",
      )}
    >
      <ToolSettings tool={tool} />
    </div>
  );
}
