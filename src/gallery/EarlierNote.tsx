import clsx from "clsx";
import { History } from "lucide-react";
import { useId } from "react";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { Button } from "../ui/Button";
import { keepEarlier, newPhotoOf, setUpAgain } from "./earlierFinish";

/** In the bar of a result that was made over an earlier finish of another one: what that means, and the ways on. */
export function EarlierNote({ run, className }: { readonly run: Run; readonly className?: string }) {
  const t = useT();
  const trail = useDocument((state) => state.trail);
  const titleId = useId();
  return (
    <div role="group" aria-labelledby={titleId} className={clsx("rounded-float bg-bg1 p-3 shadow-float ring-1 ring-line", className)}>
      <p id={titleId} className="flex items-center gap-1.5 font-semibold">
        <History aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-warn" />
        {t("chain.title")}
      </p>
      <p className="mt-1 text-label text-t2">{t("chain.text")}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {newPhotoOf(run, trail) >= 0 && (
          <Button size="bar" onClick={() => void setUpAgain(run)}>
            {t("chain.again")}
          </Button>
        )}
        <Button size="bar" variant="ghost" onClick={() => void keepEarlier(run)}>
          {t("chain.keep")}
        </Button>
      </div>
    </div>
  );
}
