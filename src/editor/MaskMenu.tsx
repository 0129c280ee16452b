import { Bubbles, Download, Ellipsis, History, Layers, Magnet, PaintBucket, Spline, Upload } from "lucide-react";
import { useDocument } from "../document/documentStore";
import { formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { overlayColours } from "../settings/preferences";
import { setPreferences, usePreferences } from "../settings/preferencesStore";
import { keyNames } from "../ui/keyNames";
import { Menu, type MenuItem } from "../ui/Menu";
import { fillHolesCommand, refineEdgeCommand, removeSpecksCommand, reselectCommand, smoothCommand } from "./editorCommands";
import { chooseMaskFile, saveMaskFile } from "./maskFiles";
import { masksOpen } from "./masksOpen";

const opacities = [0.3, 0.46, 0.7] as const;

const refinements = [
  { command: refineEdgeCommand, icon: Magnet },
  { command: fillHolesCommand, icon: PaintBucket },
  { command: removeSpecksCommand, icon: Bubbles },
  { command: smoothCommand, icon: Spline },
] as const;

/** Mask files, what is seldom done to the mask, and how the overlay looks. */
export function MaskMenu() {
  const t = useT();
  const language = useLanguage();
  const overlay = usePreferences((preferences) => preferences.overlay);
  const hasMask = useDocument((state) => state.mask.bounds !== null);
  const items: MenuItem[] = [
    { label: t("editor.menu.export"), icon: Download, disabled: !hasMask, onSelect: saveMaskFile },
    { label: t("editor.menu.import"), icon: Upload, onSelect: chooseMaskFile },
    { label: t("masks.menu"), icon: Layers, onSelect: () => masksOpen.set(true) },
    {
      label: reselectCommand.label(t),
      icon: History,
      shortcut: keyNames("Ctrl+Shift+D"),
      onSelect: reselectCommand.run,
    },
    ...refinements.map(({ command, icon }, index) => ({
      label: command.label(t),
      icon,
      disabled: !hasMask,
      divided: index === 0,
      onSelect: command.run,
    })),
    ...overlayColours.map((colour, index) => ({
      label: t(`editor.menu.${colour}`),
      checked: overlay.colour === colour,
      divided: index === 0,
      onSelect: () => setPreferences({ overlay: { ...overlay, colour } }),
    })),
    ...opacities.map((opacity, index) => ({
      label: t("editor.menu.opacity", { percent: formatPercent(opacity, language) }),
      checked: overlay.opacity === opacity,
      divided: index === 0,
      onSelect: () => setPreferences({ overlay: { ...overlay, opacity } }),
    })),
  ];
  return <Menu label={t("editor.menu.title")} icon={Ellipsis} items={items} tooltipSide="top" />;
}
