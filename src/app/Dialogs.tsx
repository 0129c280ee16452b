import { deleteAllResults } from "../runs/runCommands";
import { StorageDialog } from "../settings/StorageDialog";
import { KeepMaskDialog } from "./KeepMaskDialog";
import { LinkDialog } from "./LinkDialog";
import { showOnPage, usePage } from "./pageStore";
import { ShortcutsDialog } from "./ShortcutsDialog";

const close = (): void => showOnPage({ dialog: null });

/** Whichever dialog is open. */
export function Dialogs() {
  const dialog = usePage((state) => state.dialog);
  return (
    <>
      {dialog === "link" && <LinkDialog onClose={close} />}
      {dialog === "shortcuts" && <ShortcutsDialog onClose={close} />}
      <StorageDialog open={dialog === "storage"} onClose={close} onDeleteResults={deleteAllResults} />
      <KeepMaskDialog />
    </>
  );
}
