import { lazy, Suspense } from "react";
import { ImportMaskDialog } from "../editor/ImportMaskDialog";
import { importQuestion } from "../editor/importQuestion";
import { masksOpen } from "../editor/masksOpen";
import { useSignal } from "../ui/signal";
import { ErrorBoundary } from "./ErrorBoundary";

const MasksDialog = lazy(() => import("../gallery/MasksDialog").then((room) => ({ default: room.MasksDialog })));

/** What is asked and shown about masks; like them it comes with the stage. */
export function MaskDialogs() {
  const showsMasks = useSignal(masksOpen);
  const toImport = useSignal(importQuestion);
  return (
    <>
      {toImport !== null && <ImportMaskDialog question={toImport} />}
      <ErrorBoundary>
        <Suspense fallback={null}>{showsMasks && <MasksDialog onClose={() => masksOpen.set(false)} />}</Suspense>
      </ErrorBoundary>
    </>
  );
}
