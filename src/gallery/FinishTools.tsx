import { Diff, SlidersHorizontal } from "lucide-react";
import { useT } from "../i18n/i18n";
import { IconButton } from "../ui/IconButton";
import { Popover } from "../ui/Popover";
import { FinishPanel } from "./FinishPanel";
import { showDifference, useGallery } from "./galleryStore";
import type { ShownOutput } from "./runGroups";

/** How the result on the stage is laid into its photo, and where it differs from it. */
export function FinishTools({ shown }: { readonly shown: ShownOutput }) {
  const t = useT();
  const differing = useGallery((state) => state.differing);
  return (
    <>
      <Popover
        title={t("finish.title")}
        closeLabel={t("finish.close")}
        trigger={<IconButton size="bar" icon={SlidersHorizontal} label={t("finish.title")} />}
      >
        <FinishPanel shown={shown} />
      </Popover>
      <IconButton size="bar" icon={Diff} label={t("finish.difference")} pressed={differing} onClick={() => showDifference(!differing)} />
    </>
  );
}
