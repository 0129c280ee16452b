import { SlidersHorizontal, X } from "lucide-react";
import { Suspense } from "react";
import { ToolRail } from "../editor/ToolRail";
import { useGallery } from "../gallery/galleryStore";
import { ResultsStrip } from "../gallery/ResultsStrip";
import { useT } from "../i18n/i18n";
import { RunBar } from "../runs/RunBar";
import { Button } from "../ui/Button";
import { ErrorBoundary } from "./ErrorBoundary";
import { Inspector } from "./Inspector";
import { GalleryPage } from "./lazyRooms";
import { PageBanners } from "./PageBanners";
import { openConnect, showOnPage, usePage } from "./pageStore";
import { SettingsPanel } from "./SettingsPanel";
import { StageArea } from "./StageArea";
import type { Layout } from "./useLayout";

/** Rail, stage and strip at the left, settings at the right; on small tablets the settings are a sheet. */
export function DeskLayout({ layout }: { readonly layout: Layout }) {
  const isSheet = layout === "sheet";
  const isGalleryOpen = useGallery((state) => state.open);
  return (
    <div className="flex min-h-0 grow flex-col">
      <div className="relative flex min-h-0 grow">
        <main className="flex min-w-0 grow">
          {isGalleryOpen ? (
            <ErrorBoundary>
              <Suspense fallback={null}>
                <GalleryPage />
              </Suspense>
            </ErrorBoundary>
          ) : (
            <>
              <ToolRail />
              <div className="flex min-w-0 grow flex-col">
                {isSheet && <PageBanners />}
                <StageArea isPhone={false} />
                <ErrorBoundary>
                  <ResultsStrip />
                </ErrorBoundary>
              </div>
            </>
          )}
        </main>
        {isSheet ? <SettingsSheet /> : <SettingsPanel isWide={layout === "desk"} />}
      </div>
      {isSheet && <SheetFooter />}
    </div>
  );
}

/** Over the stage, from the right. The run bar stays where it is. */
function SettingsSheet() {
  const t = useT();
  const isOpen = usePage((state) => state.sheetOpen);
  if (!isOpen) return null;
  return (
    <aside
      aria-label={t("app.inspector.open")}
      className="absolute inset-y-0 right-0 z-20 flex w-90 max-w-full animate-sheet flex-col border-l border-line bg-bg1 shadow-float"
    >
      <Inspector />
    </aside>
  );
}

function SheetFooter() {
  const t = useT();
  const isOpen = usePage((state) => state.sheetOpen);
  return (
    <footer className="flex shrink-0 items-start justify-end border-t border-line bg-bg1 pb-[env(safe-area-inset-bottom)] pl-3">
      <Button
        icon={isOpen ? X : SlidersHorizontal}
        className="mt-3 min-h-13"
        aria-expanded={isOpen}
        onClick={() => showOnPage({ sheetOpen: !isOpen })}
      >
        {t(isOpen ? "app.inspector.close" : "app.inspector.open")}
      </Button>
      <div className="w-90 min-w-0">
        <RunBar compact onConnect={openConnect} />
      </div>
    </footer>
  );
}
