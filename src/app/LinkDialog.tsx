import { useState } from "react";
import { failureText } from "../i18n/failureText";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useSignal } from "../ui/signal";
import { Spinner } from "../ui/Spinner";
import { TextField } from "../ui/TextField";
import { openingFailure, takeLink } from "./photoIntake";
import { abortOpening } from "../document/opening";

/** Opens a photo by its address; a failure is explained below the field and the address stays. */
export function LinkDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [address, setAddress] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const failure = useSignal(openingFailure);

  const open = async (): Promise<void> => {
    setBusy(true);
    const opened = await takeLink(address.trim());
    setBusy(false);
    if (opened) onClose();
    else setFailed(true);
  };
  const close = (): void => {
    if (busy) abortOpening();
    openingFailure.set(null);
    onClose();
  };

  return (
    <Dialog open title={t("app.link.title")} onClose={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && address.trim() !== "") void open();
        }}
      >
        <p className="mb-3 text-t2">{t("app.link.text")}</p>
        <TextField
          label={t("app.link.address")}
          type="url"
          inputMode="url"
          autoComplete="off"
          autoFocus
          placeholder="https://"
          value={address}
          error={failed && failure !== null ? failureText(t, failure) : null}
          onChange={(next) => {
            setAddress(next);
            setFailed(false);
          }}
        />
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{t("app.link.cancel")}</Button>
          <Button type="submit" variant="primary" disabled={busy || address.trim() === ""}>
            {busy && <Spinner />}
            {t(busy ? "app.link.opening" : "app.link.open")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
