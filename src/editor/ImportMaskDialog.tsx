import { useEffect, useRef } from "react";
import { useT } from "../i18n/i18n";
import { paintModes } from "../mask/paintMode";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import type { ImportQuestion } from "./importQuestion";

/** How a file meets the mask that is there. Replacing it has the focus; closing leaves the mask as it is. */
export function ImportMaskDialog({ question: { name, answer } }: { readonly question: ImportQuestion }) {
  const t = useT();
  const replace = useRef<HTMLButtonElement>(null);
  useEffect(() => replace.current?.focus(), []);
  return (
    <Dialog
      open
      title={t("editor.menu.import")}
      onClose={() => answer(null)}
      footer={
        <>
          {paintModes.toReversed().map((mode) => (
            <Button key={mode} onClick={() => answer(mode)}>
              {t(`masks.combine.${mode}`)}
            </Button>
          ))}
          <Button ref={replace} variant="primary" onClick={() => answer("replace")}>
            {t("masks.replace")}
          </Button>
        </>
      }
    >
      <p className="wrap-anywhere text-t2">{t("masks.import", { name })}</p>
    </Dialog>
  );
}
