import clsx from "clsx";
import { Popover } from "radix-ui";
import { useT } from "../i18n/i18n";
import { usePreferences } from "../settings/preferencesStore";
import { Spinner } from "../ui/Spinner";
import { Tooltip } from "../ui/Tooltip";
import { overlayCommand } from "./editorCommands";
import { OverlayPanel } from "./OverlayPanel";
import { overlaySwatches } from "./overlaySwatches";

/** How the mask is seen, as a small picture; opens what can be set about it. */
export function OverlayButton({ isBusy }: { readonly isBusy: boolean }) {
  const t = useT();
  return (
    <Popover.Root>
      <Tooltip text={t("overlay.title")} shortcut={overlayCommand.chords[0]?.replaceAll("+", " ")} side="top">
        <Popover.Trigger
          aria-label={t("overlay.title")}
          className="flex size-7 shrink-0 items-center justify-center rounded-ctl transition-colors hover:bg-bg3 data-[state=open]:bg-bg3 touch:size-11"
        >
          {isBusy ? <Spinner /> : <Swatch />}
        </Popover.Trigger>
      </Tooltip>
      <Popover.Portal>
        <Popover.Content
          aria-label={t("overlay.title")}
          align="center"
          sideOffset={8}
          collisionPadding={8}
          className="z-40 max-w-[calc(100vw-16px)] animate-appear rounded-run bg-bg1 shadow-float ring-1 ring-line outline-none"
        >
          <OverlayPanel />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Swatch() {
  const { view, colour } = usePreferences((preferences) => preferences.overlay);
  if (view === "colour") return <span aria-hidden className={clsx("size-3.5 rounded-[4px]", overlaySwatches[colour])} />;
  // White on black: half and half, or a part within a frame.
  return (
    <span aria-hidden className="flex size-3.5 items-center justify-center overflow-hidden rounded-[4px] bg-black ring-1 ring-line2">
      <span className={view === "blackWhite" ? "ml-auto h-full w-1/2 bg-white" : "size-1.5 bg-white"} />
    </span>
  );
}
