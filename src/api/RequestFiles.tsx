import { Download } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { saveRequestFiles } from "./saveRequestFiles";

/** The two files that the code reads, to be saved beside it; or why there are none yet. */
export function RequestFiles() {
  const t = useT();
  const id = useId();
  const missing = useDocument((state) => (state.photo === null ? "noPhoto" : state.mask.coverage <= 0 ? "noMask" : null));
  const [isBusy, setBusy] = useState(false);
  const life = useRef<AbortController>(null);
  useEffect(() => {
    const controller = new AbortController();
    life.current = controller;
    return () => controller.abort();
  }, []);
  const save = async (): Promise<void> => {
    if (life.current === null) return;
    setBusy(true);
    await saveRequestFiles(life.current.signal);
    setBusy(false);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <p id={id} className="text-label text-t2">
        {missing === null ? t("api.files") : t(`api.${missing}`)}
      </p>
      <Button icon={Download} disabled={missing !== null || isBusy} aria-describedby={id} onClick={() => void save()}>
        {isBusy ? t("api.preparing") : t("api.download")}
      </Button>
    </div>
  );
}
