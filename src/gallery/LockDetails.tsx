import { Copy, Info } from "lucide-react";
import { formatNumber } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import type { PixelLock } from "../image/photoService";
import { copyText } from "../api/copyText";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { Popover } from "../ui/Popover";

/** What the lock means, and the sum by which anybody can prove it. */
export function LockDetails({ lock }: { readonly lock: PixelLock }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Popover
      title={t("finish.lockTitle")}
      closeLabel={t("finish.close")}
      side="top"
      trigger={<IconButton size="bar" icon={Info} label={t("finish.lockDetails")} tooltipSide="top" className="!size-6" />}
    >
      <p className="text-t2">
        {t("finish.lockText", { count: lock.protectedPixels, pixels: formatNumber(lock.protectedPixels, language) })}
      </p>
      <p className="mt-2 text-label font-medium text-t2">{t("finish.lockHash")}</p>
      <p className="mt-1 rounded-field bg-bg2 p-2 font-mono text-label wrap-anywhere text-t1">{lock.protectedHash}</p>
      <div className="mt-2 flex items-center justify-between gap-3">
        <p className="text-label text-t3">{t("finish.lockInFile")}</p>
        <Button size="bar" icon={Copy} onClick={() => void copyText(lock.protectedHash)}>
          {t("finish.copyHash")}
        </Button>
      </div>
    </Popover>
  );
}
