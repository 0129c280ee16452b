import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useSignal } from "../ui/signal";
import { keepMaskQuestion } from "./photoIntake";

/** A photo of the same size takes the place of the open one: does the mask stay? Closing keeps it, because that loses nothing. */
export function KeepMaskDialog() {
  const t = useT();
  const answer = useSignal(keepMaskQuestion);
  if (answer === null) return null;
  return (
    <Dialog
      open
      title={t("app.keepMask.title")}
      onClose={() => answer(true)}
      footer={
        <>
          <Button onClick={() => answer(false)}>{t("app.keepMask.clear")}</Button>
          <Button variant="primary" onClick={() => answer(true)}>
            {t("app.keepMask.keep")}
          </Button>
        </>
      }
    >
      <p className="text-t2">{t("app.keepMask.text")}</p>
    </Dialog>
  );
}
