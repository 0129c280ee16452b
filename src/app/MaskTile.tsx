import { Download, SquareDashed, Trash2, Upload } from "lucide-react";
import { useDocument } from "../document/documentStore";
import { clearCommand } from "../editor/editorCommands";
import { chooseMaskFile, saveMaskFile } from "../editor/maskFiles";
import { formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { Menu } from "../ui/Menu";
import { MaskThumb } from "./MaskThumb";
import { Tile } from "./Tile";

/** How much is masked; its menu takes the mask in and out as a file. */
export function MaskTile() {
  const t = useT();
  const language = useLanguage();
  const coverage = useDocument((state) => state.mask.coverage);
  const hasPhoto = useDocument((state) => state.photo !== null);
  const detail = coverage > 0 ? formatPercent(coverage, language) : t("app.mask.none");
  return (
    <Menu
      label={t("app.mask.menu")}
      icon={SquareDashed}
      trigger={
        <Tile
          aria-label={`${t("app.mask.menu")}: ${detail}`}
          disabled={!hasPhoto}
          thumb={<MaskThumb />}
          heading={t("app.mask.title")}
          detail={detail}
        />
      }
      items={[
        { label: t("editor.menu.export"), icon: Download, onSelect: saveMaskFile, disabled: coverage === 0 },
        { label: t("editor.menu.import"), icon: Upload, onSelect: chooseMaskFile },
        {
          label: t("editor.clear"),
          icon: Trash2,
          onSelect: () => clearCommand.run(),
          disabled: coverage === 0,
          danger: true,
          divided: true,
        },
      ]}
    />
  );
}
