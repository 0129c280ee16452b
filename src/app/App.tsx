import { useEffect } from "react";
import { followTrail } from "../gallery/followTrail";
import { offerPageActions } from "../gallery/pageActions";
import { useT } from "../i18n/i18n";
import { RunPollers } from "../runs/RunPollers";
import { startNetwork } from "../settings/startNetwork";
import { LiveRegions } from "../ui/LiveRegions";
import { TooltipProvider } from "../ui/Tooltip";
import { ConnectionKeeper } from "./ConnectionKeeper";
import { cardActions } from "./cardActions";
import { DeskLayout } from "./DeskLayout";
import { Dialogs } from "./Dialogs";
import { listenForPhotos } from "./dropPhoto";
import { PhoneLayout } from "./PhoneLayout";
import { PhotoInput } from "./PhotoInput";
import { TopBar } from "./TopBar";
import { useLayout } from "./useLayout";
import { useShortcuts } from "./useShortcuts";

/** The whole page. */
export function App() {
  const t = useT();
  const layout = useLayout();
  useShortcuts();
  useEffect(() => listenForPhotos(window), []);
  useEffect(() => offerPageActions(cardActions), []);
  useEffect(startNetwork, []);
  useEffect(followTrail, []);
  return (
    <TooltipProvider>
      <div className="flex h-dvh flex-col bg-bg1 pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)]">
        {layout !== "phone" && layout !== "sheet" && (
          <a
            href="#settings"
            className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-field focus:bg-t1 focus:px-3 focus:py-2 focus:text-bg1"
          >
            {t("app.skip")}
          </a>
        )}
        <TopBar layout={layout} />
        {layout === "phone" ? <PhoneLayout /> : <DeskLayout layout={layout} />}
      </div>
      <PhotoInput />
      <Dialogs />
      <RunPollers />
      <ConnectionKeeper />
      <LiveRegions />
    </TooltipProvider>
  );
}
