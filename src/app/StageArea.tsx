import { Suspense } from "react";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { Toasts } from "../ui/Toasts";
import { EmptyStage } from "./EmptyStage";
import { ErrorBoundary } from "./ErrorBoundary";
import { StagePhoto } from "./lazyRooms";
import { DropFrame, OpeningNotice, OpeningProgress } from "./StageNotices";

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
            <StagePhoto isPhone={isPhone} />
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
