import { Suspense, useEffect } from "react";
import { exportedOutput } from "../gallery/exportedOutput";
import { limitQuestion } from "../runs/dailyLimit";
import { deleteAllResults } from "../runs/runCommands";
import { lookForProxy } from "../settings/startConnection";
import { chooseFile } from "../ui/chooseFile";
import { useSignal } from "../ui/signal";
import { ErrorBoundary } from "./ErrorBoundary";
import { KeepMaskDialog } from "./KeepMaskDialog";
import { ConnectDialog, ExportDialog, LedgerDialog, LimitDialog, ShortcutsDialog, StorageDialog } from "./lazyRooms";
import { LinkDialog } from "./LinkDialog";
import { showOnPage, usePage } from "./pageStore";
import { takeFile } from "./photoIntake";

const close = (): void => showOnPage({ dialog: null });

const projects = () => import("../project/projectCommands");
const saveProject = (): void => void projects().then((commands) => commands.saveProject());
const openProject = (): void => {
  chooseFile(".zip,application/zip", (file) => {
    close();
    void takeFile(file);
  });
};

/** Whichever dialog is open. */
export function Dialogs() {
  const dialog = usePage((state) => state.dialog);
  const question = useSignal(limitQuestion);
  const exported = useSignal(exportedOutput);
  useEffect(() => {
    if (dialog === "connect") void lookForProxy();
  }, [dialog]);
  return (
    <>
      <ErrorBoundary key={dialog}>
        <Suspense fallback={null}>
          {dialog === "connect" && <ConnectDialog onClose={close} />}
          {dialog === "ledger" && <LedgerDialog onClose={close} />}
          {dialog === "shortcuts" && <ShortcutsDialog onClose={close} />}
          {dialog === "storage" && (
            <StorageDialog
              open
              onClose={close}
              onDeleteResults={deleteAllResults}
              onSaveProject={saveProject}
              onOpenProject={openProject}
            />
          )}
        </Suspense>
      </ErrorBoundary>
      {dialog === "link" && <LinkDialog onClose={close} />}
      <KeepMaskDialog />
      <ErrorBoundary>
        <Suspense fallback={null}>
          {exported !== null && <ExportDialog outputId={exported} onClose={() => exportedOutput.set(null)} />}
          {question !== null && <LimitDialog question={question} onLedger={() => showOnPage({ dialog: "ledger" })} />}
        </Suspense>
      </ErrorBoundary>
    </>
  );
}
