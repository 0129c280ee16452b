import { Brush, LayoutGrid, SlidersHorizontal, type LucideIcon } from "lucide-react";
import { Suspense } from "react";
import { useDocument } from "../document/documentStore";
import { ToolRail } from "../editor/ToolRail";
import { shownMode, useView } from "../editor/viewStore";
import { closeGallery, openGallery, useGallery } from "../gallery/galleryStore";
import { runGroups, shownOutputs } from "../gallery/runGroups";
import { useT } from "../i18n/i18n";
import { ParamsForm } from "../params/ParamsForm";
import { RunBar } from "../runs/RunBar";
import { useRuns } from "../runs/runQueries";
import { ErrorBoundary } from "./ErrorBoundary";
import { Inspector } from "./Inspector";
import { GalleryPage, ResultBar } from "./lazyRooms";
import { PageBanners } from "./PageBanners";
import { showOnPage, usePage, type PhoneTab } from "./pageStore";
import { StageArea } from "./StageArea";

/** One column and three sections; the canvas stays and shrinks while the keyboard is open. */
export function PhoneLayout() {
  const tab = useSection();
  const hasPhoto = useDocument((state) => state.display !== null);
  return (
    <>
      <PageBanners />
      <main className="flex min-h-0 grow flex-col">
        {tab === "edit" && (
          <>
            <div className={hasPhoto ? "flex h-[clamp(10rem,36dvh,18.25rem)] shrink-0" : "flex min-h-0 grow"}>
              <StageArea isPhone />
            </div>
            {hasPhoto && (
              <>
                <PhoneResult />
                <ToolRail orientation="horizontal" />
                <div className="min-h-0 grow overflow-y-auto">
                  <ParamsForm part="first" />
                </div>
              </>
            )}
          </>
        )}
        {tab === "settings" && <Inspector part="rest" />}
        {tab === "results" && (
          <ErrorBoundary>
            <Suspense fallback={null}>
              <GalleryPage />
            </Suspense>
          </ErrorBoundary>
        )}
      </main>
      {tab !== "results" && (
        <div className="shrink-0 border-t border-line">
          <RunBar compact />
        </div>
      )}
      <PhoneTabs />
    </>
  );
}

type Section = PhoneTab | "results";

/** The gallery is a section here; whatever opens or closes it elsewhere goes there and back. */
function useSection(): Section {
  const phoneTab = usePage((state) => state.phoneTab);
  const isGalleryOpen = useGallery((state) => state.open);
  return isGalleryOpen ? "results" : phoneTab;
}

function goTo(section: Section): void {
  if (section === "results") {
    openGallery();
    return;
  }
  closeGallery();
  showOnPage({ phoneTab: section });
}

/** Under the canvas, so that it does not cover the little that is seen. */
function PhoneResult() {
  const isLooking = useView((state) => shownMode(state) !== "mask");
  if (!isLooking) return null;
  return (
    <div className="flex shrink-0 justify-center border-t border-line px-3 py-2">
      <Suspense fallback={null}>
        <ResultBar />
      </Suspense>
    </div>
  );
}

function PhoneTabs() {
  const t = useT();
  const results = shownOutputs(runGroups(useRuns())).length;
  return (
    <nav
      aria-label={t("app.phone.tabs")}
      className="grid shrink-0 grid-cols-3 border-t border-line bg-bg1 pb-[env(safe-area-inset-bottom)]"
    >
      <PhoneTabButton tab="edit" icon={Brush} label={t("app.phone.edit")} />
      <PhoneTabButton tab="settings" icon={SlidersHorizontal} label={t("app.phone.settings")} />
      <PhoneTabButton tab="results" icon={LayoutGrid} label={t("app.phone.results")} count={results} />
    </nav>
  );
}

function PhoneTabButton({
  tab,
  icon: Icon,
  label,
  count = 0,
}: {
  readonly tab: Section;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly count?: number;
}) {
  const isCurrent = useSection() === tab;
  return (
    <button
      type="button"
      aria-current={isCurrent ? "page" : undefined}
      onClick={() => goTo(tab)}
      className="relative flex min-h-14 flex-col items-center justify-center gap-1 text-micro font-medium text-t3 aria-[current]:font-semibold aria-[current]:text-t1"
    >
      <span className="relative">
        <Icon aria-hidden size={18} strokeWidth={1.75} />
        {count > 0 && (
          <span className="absolute -top-2 left-3 min-w-4 rounded-full bg-acc px-1 text-center text-micro font-bold text-on-acc tnum">
            {count}
          </span>
        )}
      </span>
      {label}
    </button>
  );
}
