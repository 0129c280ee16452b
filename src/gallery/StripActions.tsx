import { Columns2, Download } from "lucide-react";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { downloadAll } from "./downloadAll";
import { compareChosen } from "./resultCommands";
import type { ShownOutput } from "./runGroups";

/** What can be done with all results. */
export function StripActions({ outputs }: { readonly outputs: readonly ShownOutput[] }) {
  const t = useT();
  return (
    <>
      <Button variant="ghost" size="bar" icon={Columns2} className="max-desk:hidden" onClick={() => compareChosen()}>
        {t("gallery.compare")}
      </Button>
      <Button variant="ghost" size="bar" icon={Download} className="whitespace-nowrap" onClick={() => void downloadAll(outputs)}>
        {t("gallery.downloadAll")}
      </Button>
    </>
  );
}
