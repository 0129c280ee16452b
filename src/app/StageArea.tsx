import { Suspense } from "react";
import { useDocument } from "../document/documentStore";
import { MaskStatusBar } from "../editor/MaskStatusBar";
import { SoftnessBar } from "../editor/SoftnessBar";
import { ViewBar } from "../editor/ViewBar";
import { shownMode, useView } from "../editor/viewStore";
import { ZoomBar } from "../editor/ZoomBar";
import { HiddenCover } from "../gallery/HiddenCover";
import { ResultBar } from "../gallery/ResultBar";
import { useResultScene } from "../gallery/useResultScene";
import { useT } from "../i18n/i18n";
import { Toasts } from "../ui/Toasts";
import { EmptyStage } from "./EmptyStage";
import { ErrorBoundary } from "./ErrorBoundary";
import { EditorStage } from "./lazyRooms";
import { DropFrame, OpeningNotice, OpeningProgress, PaintHint } from "./StageNotices";

/** The middle of the page: the photo with its floating bars, or every way to open one. */
export function StageArea({ isPhone }: { readonly isPhone: boolean }) {
  const t = useT();
  const hasPhoto = useDocument((state) => state.display !== null);
  const isRestoring = useDocument((state) => state.status === "restoring");
  return (
    <section aria-label={t("app.stage.region")} className="dots relative min-h-0 grow overflow-hidden bg-bg0">
      <ErrorBoundary>
        {hasPhoto && (
          <Suspense fallback={null}>
            <Photo isPhone={isPhone} />
          </Suspense>
        )}
        {!hasPhoto && !isRestoring && <EmptyStage />}
      </ErrorBoundary>
      <div className="pointer-events-none absolute inset-x-3 top-16 z-10 flex flex-col items-center gap-2 [&>*]:pointer-events-auto">
        <OpeningNotice />
        <OpeningProgress />
      </div>
      <DropFrame />
      <div className="pointer-events-none absolute bottom-16 left-3 z-30">
        <Toasts />
      </div>
    </section>
  );
}

function Photo({ isPhone }: { readonly isPhone: boolean }) {
  const scene = useResultScene();
  return (
    <>
      <div className="absolute inset-0">
        <EditorStage scene={scene} />
      </div>
      <HiddenCover />
      {isPhone ? <PhoneBars /> : <Bars />}
    </>
  );
}

const topRow = "pointer-events-none absolute inset-x-3 top-3 flex flex-wrap items-start justify-between gap-2 [&>*]:pointer-events-auto";
const bottomColumn = "pointer-events-none absolute inset-x-3 bottom-3 flex flex-col items-center gap-2";

function Bars() {
  const isMask = useView((state) => shownMode(state) === "mask");
  return (
    <>
      <div className={topRow}>
        <ViewBar />
        <div className="ml-auto flex min-w-0 items-stretch gap-2">
          {isMask ? (
            <>
              <SoftnessBar />
              <MaskStatusBar />
            </>
          ) : (
            <ResultBar />
          )}
        </div>
      </div>
      <div className={bottomColumn}>
        <PaintHint />
        <div className="pointer-events-auto">
          <ZoomBar />
        </div>
      </div>
    </>
  );
}

/** The canvas is small here: the choice of view comes with the first result, what can be done with it stands below, and fingers zoom. */
function PhoneBars() {
  const isMask = useView((state) => shownMode(state) === "mask");
  const hasScene = useView((state) => state.hasScene);
  return (
    <>
      {hasScene && (
        <div className={topRow}>
          <ViewBar />
        </div>
      )}
      <div className={bottomColumn}>
        <PaintHint />
        {isMask && (
          <div className="pointer-events-auto self-start">
            <MaskStatusBar />
          </div>
        )}
      </div>
    </>
  );
}
