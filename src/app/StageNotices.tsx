import { Brush } from "lucide-react";
import { useDocument } from "../document/documentStore";
import { abortOpening } from "../document/opening";
import { useView } from "../editor/viewStore";
import { failureText } from "../i18n/failureText";
import { useT } from "../i18n/i18n";
import { Banner } from "../ui/Banner";
import { Button } from "../ui/Button";
import { Kbd } from "../ui/Kbd";
import { useSignal } from "../ui/signal";
import { Spinner } from "../ui/Spinner";
import { choosePhoto } from "./PhotoInput";
import { usePage } from "./pageStore";
import { openingFailure } from "./photoIntake";

/** A photo that was not opened: why, and the way on. While the link dialog is open it says so itself. */
export function OpeningNotice() {
  const t = useT();
  const failure = useSignal(openingFailure);
  const isDialogOpen = usePage((state) => state.dialog === "link");
  if (failure === null || isDialogOpen) return null;
  return (
    <div className="rounded-field bg-bg1 shadow-float">
      <Banner
        tone="err"
        title={t("app.opening.failed")}
        text={failureText(t, failure)}
        action={{ label: t("app.empty.choose"), onAction: choosePhoto }}
        onDismiss={() => openingFailure.set(null)}
      />
    </div>
  );
}

/** A photo is on its way in. */
export function OpeningProgress() {
  const t = useT();
  const isLoading = useDocument((state) => state.status === "loading");
  if (!isLoading) return null;
  return (
    <div role="status" className="flex animate-appear items-center gap-3 rounded-float bg-bg1 py-2 pr-2 pl-3 shadow-float ring-1 ring-line">
      <Spinner />
      {t("app.opening.text")}
      <Button size="bar" onClick={abortOpening}>
        {t("app.opening.cancel")}
      </Button>
    </div>
  );
}

/** Until something is painted: what to do. It never stands in the way of the brush. */
export function PaintHint() {
  const t = useT();
  const isBare = useDocument((state) => state.status === "ready" && state.photo !== null && state.mask.coverage === 0);
  const isPainting = useView((state) => state.mode === "mask");
  if (!isBare || !isPainting) return null;
  return (
    <p className="pointer-events-none flex animate-appear items-center gap-2.5 rounded-float bg-bg1 px-3 py-2 font-medium shadow-float ring-1 ring-line">
      <Brush aria-hidden size={16} strokeWidth={1.75} />
      {t("app.stage.hint")}
      <Kbd keys="B" className="touch:hidden" />
    </p>
  );
}

/** A file is held over the page: the whole stage takes it. */
export function DropFrame() {
  const t = useT();
  const isDropping = usePage((state) => state.dropping);
  if (!isDropping) return null;
  return (
    <div className="pointer-events-none absolute inset-2 z-30 flex items-center justify-center rounded-float border-2 border-dashed border-acc-edge bg-bg0/80">
      <p className="text-title">{t("app.drop.title")}</p>
    </div>
  );
}
