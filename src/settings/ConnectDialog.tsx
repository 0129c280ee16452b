import { useState } from "react";
import { useT } from "../i18n/i18n";
import { Dialog } from "../ui/Dialog";
import { ConnectForm } from "./ConnectForm";
import { ConnectionView } from "./ConnectionView";
import { useConnection } from "./connectionStore";

/** The connection to the service: a form until there is one, then what it is, and a form again to change it. */
export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const connection = useConnection();
  const [isChanging, setChanging] = useState(false);
  const stands = connection.state === "connected" || connection.state === "refused";
  return (
    <Dialog open title={t("settings.connect.title")} onClose={onClose}>
      {stands && !isChanging ? (
        <ConnectionView connection={connection} onChange={() => setChanging(true)} onDone={onClose} />
      ) : (
        <ConnectForm onConnected={() => setChanging(false)} onCancel={stands ? () => setChanging(false) : onClose} />
      )}
    </Dialog>
  );
}
