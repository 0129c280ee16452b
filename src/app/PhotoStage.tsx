import { lazy, Suspense } from "react";
import { isRefined, useAdjustable } from "../document/adjustStore";
import { AdjustBar } from "../editor/AdjustBar";
import { EditorStage } from "../editor/EditorStage";
import { extending } from "../editor/extending";
import { FrameOverlay } from "../editor/FrameOverlay";
import { MaskStatusBar } from "../editor/MaskStatusBar";
import { ToolSettingsBar } from "../editor/ToolSettingsBar";
import { useTypedBox } from "../editor/typedBox";
import { TypedBoxBar } from "../editor/TypedBoxBar";
import { ViewBar } from "../editor/ViewBar";
import { shownMode, useView } from "../editor/viewStore";
import { ZoomBar } from "../editor/ZoomBar";
import { HiddenCover } from "../gallery/HiddenCover";
import { ResultBar } from "../gallery/ResultBar";
import { useResultScene } from "../gallery/useResultScene";
import { useSignal } from "../ui/signal";
import { ErrorBoundary } from "./ErrorBoundary";
import { MaskDialogs } from "./MaskDialogs";
import { PaintHint } from "./StageNotices";

const ExtendOverlay = lazy(() => import("../editor/ExtendOverlay").then((room) => ({ default: room.ExtendOverlay })));
const ExtendPanel = lazy(() => import("../editor/ExtendPanel").then((room) => ({ default: room.ExtendPanel })));

/** What the panel takes of a wide stage with the space around it, CSS pixels. */
const panelWidth = 348;

/** The photo, what is painted on it or shown over it, and the bars that float around it. */
export function PhotoStage({ isPhone }: { readonly isPhone: boolean }) {
  const scene = useResultScene();
  const isExtending = useExtending();
  return (
    <>
      <div className="absolute inset-0">
        <EditorStage scene={scene} />
        <FrameOverlay />
        {isExtending && (
          <ErrorBoundary>
            <Suspense fallback={null}>
              <ExtendOverlay besides={isPhone ? 0 : panelWidth} />
              {isPhone && <ExtendPanel isPhone />}
            </Suspense>
          </ErrorBoundary>
        )}
      </div>
      <HiddenCover />
      {isPhone ? <PhoneBars /> : <Bars />}
      <MaskDialogs />
    </>
  );
}

/** The photo's edges are pulled where the mask is seen. */
function useExtending(): boolean {
  const isMask = useView((state) => shownMode(state) === "mask");
  return useSignal(extending) && isMask;
}

const topRow = "pointer-events-none absolute inset-x-3 top-3 flex flex-wrap items-start justify-between gap-2 [&>*]:pointer-events-auto";
const bottomColumn = "pointer-events-none absolute inset-x-3 bottom-3 flex flex-col items-center gap-2";

function Bars() {
  const isExtending = useExtending();
  const isMask = useView((state) => shownMode(state) === "mask");
  return (
    <>
      <div className={topRow}>
        <ViewBar />
        {/* Beside what stands in it the stage is pressed. */}
        <div className="pointer-events-none! ml-auto flex min-w-0 flex-col items-end gap-2 [&>*]:pointer-events-auto">
          {isMask ? (
            <>
              <div className="flex gap-2">
                <ToolSettingsBar />
                <MaskStatusBar />
              </div>
              {isExtending ? (
                <ErrorBoundary>
                  <Suspense fallback={null}>
                    <ExtendPanel isPhone={false} />
                  </Suspense>
                </ErrorBoundary>
              ) : (
                <>
                  <AdjustBar />
                  <TypedBoxBar />
                </>
              )}
            </>
          ) : (
            <ResultBar />
          )}
        </div>
      </div>
      <div className={bottomColumn}>
        {!isExtending && <PaintHint />}
        <div className="pointer-events-auto">
          <ZoomBar />
        </div>
      </div>
    </>
  );
}

/** The canvas is small here, so bars take turns: the choice of view comes with the first result, what can be done with it stands below, and fingers zoom. */
function PhoneBars() {
  const isMask = useView((state) => shownMode(state) === "mask");
  const hasScene = useView((state) => state.hasScene);
  const isAdjusting = useAdjustable(isRefined);
  const isTyping = useTypedBox((inHand) => inHand !== null);
  const isExtending = useExtending();
  return (
    <>
      {(hasScene || isTyping) && (
        <div className={topRow}>
          {hasScene && <ViewBar />}
          <TypedBoxBar />
        </div>
      )}
      <div className={bottomColumn}>
        {!isExtending && <PaintHint />}
        {isMask && !isExtending && <div className="pointer-events-auto self-start">{isAdjusting ? <AdjustBar /> : <MaskStatusBar />}</div>}
      </div>
    </>
  );
}
