import clsx from "clsx";
import { Lock, LockOpen } from "lucide-react";
import { Suspense } from "react";
import { formatNumber } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { LockDetails } from "./lazyCards";
import { usePixelLock } from "./usePixelLock";

/** How many pixels outside the blend zone were compared with the photo, and how many differ. Shown only when they were counted. */
export function PixelLock({ className }: { readonly className?: string }) {
  const t = useT();
  const language = useLanguage();
  const lock = usePixelLock();
  if (lock === null) return null;
  const kept = lock.changedPixels === 0;
  const Icon = kept ? Lock : LockOpen;
  return (
    <div className={clsx("flex min-w-0 items-center gap-1 text-label text-t2 tnum", className)}>
      <p role="status" aria-label={t("gallery.pixelLock")} className="flex min-w-0 items-center gap-1.5">
        <Icon aria-hidden size={14} strokeWidth={1.75} className={clsx("shrink-0", kept ? "text-ok" : "text-err")} />
        <span>
          {t("gallery.lock", {
            count: lock.changedPixels,
            changed: formatNumber(lock.changedPixels, language),
            protected: formatNumber(lock.protectedPixels, language),
          })}
        </span>
      </p>
      <Suspense fallback={null}>
        <LockDetails lock={lock} />
      </Suspense>
    </div>
  );
}
