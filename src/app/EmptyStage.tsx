import { ImagePlus, Link, Upload } from "lucide-react";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { ExampleList } from "./ExampleList";
import { showOnPage } from "./pageStore";
import { choosePhoto } from "./PhotoInput";

/** Before the first photo: every way in. */
export function EmptyStage() {
  const t = useT();
  return (
    <div className="absolute inset-0 overflow-auto">
      <div className="mx-auto flex min-h-full w-full max-w-[640px] flex-col justify-center gap-4 px-4 py-6 tablet:px-10 tablet:pt-16">
        <div className="flex min-h-64 flex-col items-center justify-center rounded-float border border-dashed border-ctl bg-bg0 px-4 py-8 text-center">
          <ImagePlus aria-hidden size={28} strokeWidth={1.5} className="text-t3" />
          <p className="mt-3 text-title">{t("app.empty.title")}</p>
          <p className="mt-1 text-t2">
            <span className="touch:hidden">{t("app.empty.text")}</span>
            <span className="hidden touch:inline">{t("app.empty.textTouch")}</span>
          </p>
          <div className="mt-4 flex flex-wrap justify-center gap-2">
            <Button variant="primary" icon={Upload} onClick={choosePhoto}>
              {t("app.empty.choose")}
            </Button>
            <Button variant="outline" icon={Link} onClick={() => showOnPage({ dialog: "link" })}>
              {t("app.empty.link")}
            </Button>
          </div>
        </div>
        <ExampleList title={t("app.empty.start")} shown={4} />
      </div>
    </div>
  );
}
