import {
  ArrowLeftRight,
  Ban,
  Bubbles,
  Download,
  Ellipsis,
  Eraser,
  History,
  Layers,
  Magnet,
  PaintBucket,
  Spline,
  Upload,
} from "lucide-react";
import { useDocument } from "../document/documentStore";
import { clearLeftOut, leaveOutMasked, swapLeftOut } from "../document/leftOut";
import { hasPainted } from "../document/paintTarget";
import { useT } from "../i18n/i18n";
import { overlayViews } from "../settings/preferences";
import { usePreferences } from "../settings/preferencesStore";
import { keyNames } from "../ui/keyNames";
import { Menu, type MenuItem } from "../ui/Menu";
import { toast } from "../ui/toast";
import { fillHolesCommand, refineEdgeCommand, removeSpecksCommand, reselectCommand, smoothCommand } from "./editorCommands";
import { chooseMaskFile, prepareToSave, saveMaskFile } from "./maskFiles";
import { masksOpen } from "./masksOpen";
import { setOverlayView } from "./overlayView";

const refinements = [
  { command: refineEdgeCommand, icon: Magnet },
  { command: fillHolesCommand, icon: PaintBucket },
  { command: removeSpecksCommand, icon: Bubbles },
  { command: smoothCommand, icon: Spline },
] as const;

/** Mask files, what is seldom done to the mask, and how it is seen. */
export function MaskMenu() {
  const t = useT();
  const shown = usePreferences((preferences) => preferences.overlay.view);
  const hasMask = useDocument((state) => state.mask.bounds !== null);
  const canRefine = useDocument(hasPainted);
  // Only the built-in engine copies from the photo.
  const copies = useDocument((state) => state.engine === "local");
  const hasLeftOut = useDocument((state) => state.leftOut !== null);
  const leaveOut = (): void => {
    leaveOutMasked();
    toast({ text: t("leftOut.done") });
  };
  const leavingOut: MenuItem[] = [
    { label: t("leftOut.leaveOut"), icon: Ban, disabled: !hasMask, divided: true, onSelect: leaveOut },
    ...(hasLeftOut
      ? [
          { label: t("leftOut.swap"), icon: ArrowLeftRight, onSelect: swapLeftOut },
          { label: t("leftOut.clear"), icon: Eraser, onSelect: clearLeftOut },
        ]
      : []),
  ];
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
      disabled: !canRefine,
      divided: index === 0,
      onSelect: command.run,
    })),
    ...(copies ? leavingOut : []),
    ...overlayViews.map((view, index) => ({
      label: t(`overlay.${view}`),
      checked: shown === view,
      divided: index === 0,
      onSelect: () => setOverlayView(view),
    })),
  ];
  return <Menu label={t("editor.menu.title")} icon={Ellipsis} items={items} onOpen={prepareToSave} tooltipSide="top" />;
}
