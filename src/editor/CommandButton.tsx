import type { LucideIcon } from "lucide-react";
import { useT } from "../i18n/i18n";
import { IconButton, type IconButtonProps } from "../ui/IconButton";
import { useHold } from "../ui/useHold";
import type { EditorCommand } from "./editorCommands";

interface CommandButtonProps {
  readonly command: EditorCommand;
  readonly icon: LucideIcon;
  readonly size: "bar" | "md" | "tool";
  readonly tooltipSide?: IconButtonProps["tooltipSide"];
  readonly disabled?: boolean;
}

/** A command as an icon, with its name and key as the tooltip. */
export function CommandButton({ command, icon, size, tooltipSide, disabled = false }: CommandButtonProps) {
  const t = useT();
  const holding = useHold(command.repeat);
  return (
    <IconButton
      icon={icon}
      label={command.label(t)}
      shortcut={command.chords[0]?.replaceAll("+", " ").trim()}
      size={size}
      disabled={disabled}
      onClick={command.run}
      {...holding}
      {...(tooltipSide === undefined ? {} : { tooltipSide })}
    />
  );
}
