import { EyeOff } from "lucide-react";
import { useView } from "../editor/viewStore";
import { useT } from "../i18n/i18n";
import { useRuns } from "../runs/runQueries";
import { Button } from "../ui/Button";
import { reveal, useGallery } from "./galleryStore";
import { isHidden } from "./hiddenImages";
import { findOutput } from "./runGroups";

/** Stands on the stage for a result that the service marked, until the user asks to see it. The stage does not have its pixels. */
export function HiddenCover() {
  const t = useT();
  const runs = useRuns();
  const looking = useView((state) => state.mode !== "mask");
  const chosen = useGallery((state) => state.chosen);
  const against = useGallery((state) => state.against);
  const revealed = useGallery((state) => state.revealed);
  const hidden = [chosen, against].filter((id) => isHidden(findOutput(runs, id), revealed));
  if (!looking || hidden.length === 0) return null;
  return (
    <div className="absolute inset-0 flex items-center justify-center bg-bg0/70 p-3 backdrop-blur-xl">
      <div role="group" aria-label={t("cards.hidden.title")} className="flex flex-col items-center gap-1 p-4 text-center">
        <EyeOff aria-hidden size={24} strokeWidth={1.75} className="mb-1 text-t3" />
        <p className="text-title">{t("cards.hidden.title")}</p>
        <p className="text-t2">{t("cards.hidden.text")}</p>
        <Button className="mt-2" onClick={() => hidden.forEach((id) => id !== null && reveal(id))}>
          {t("cards.hidden.show")}
        </Button>
      </div>
    </div>
  );
}
