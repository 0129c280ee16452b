import { Suspense } from "react";
import { limitQuestion } from "../runs/dailyLimit";
import { deleteAllResults } from "../runs/runCommands";
import { StorageDialog } from "../settings/StorageDialog";
import { useSignal } from "../ui/signal";
import { KeepMaskDialog } from "./KeepMaskDialog";
import { LedgerDialog, LimitDialog } from "./lazyRooms";
import { LinkDialog } from "./LinkDialog";
import { showOnPage, usePage } from "./pageStore";
import { ShortcutsDialog } from "./ShortcutsDialog";

const close = (): void => showOnPage({ dialog: null });

/** Whichever dialog is open. */
export function Dialogs() {
  const dialog = usePage((state) => state.dialog);
  const question = useSignal(limitQuestion);
  return (
    <>
      {dialog === "link" && <LinkDialog onClose={close} />}
      {dialog === "shortcuts" && <ShortcutsDialog onClose={close} />}
      <StorageDialog open={dialog === "storage"} onClose={close} onDeleteResults={deleteAllResults} />
      <KeepMaskDialog />
      <Suspense fallback={null}>
        {question !== null && <LimitDialog question={question} onLedger={() => showOnPage({ dialog: "ledger" })} />}
        {dialog === "ledger" && <LedgerDialog onClose={close} />}
      </Suspense>
    </>
  );
}
