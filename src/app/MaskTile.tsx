import { Download, SquareDashed, Trash2, Upload } from "lucide-react";
import { useRef } from "react";
import { documentState, useDocument } from "../document/documentStore";
import { exportMask, importMask, runMaskCommand } from "../document/maskCommands";
import { saveFile } from "../gallery/saveFile";
import { tellFailure } from "../gallery/tellFailure";
import { formatPercent } from "../i18n/format";
import { currentT, useLanguage, useT } from "../i18n/i18n";
import { Menu } from "../ui/Menu";
import { toast } from "../ui/toast";
import { MaskThumb } from "./MaskThumb";
import { Tile } from "./Tile";

/** How much is masked; its menu takes the mask in and out as a file. */
export function MaskTile() {
  const t = useT();
  const language = useLanguage();
  const coverage = useDocument((state) => state.mask.coverage);
  const hasPhoto = useDocument((state) => state.photo !== null);
  const input = useRef<HTMLInputElement>(null);
  const detail = coverage > 0 ? formatPercent(coverage, language) : t("app.mask.none");
  return (
    <>
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
          { label: t("app.mask.export"), icon: Download, onSelect: () => void saveMask().catch(tellFailure), disabled: coverage === 0 },
          { label: t("app.mask.import"), icon: Upload, onSelect: () => input.current?.click() },
          {
            label: t("app.mask.clear"),
            icon: Trash2,
            onSelect: () => runMaskCommand("clear"),
            disabled: coverage === 0,
            danger: true,
            divided: true,
          },
        ]}
      />
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) void takeMask(file).catch(tellFailure);
        }}
      />
    </>
  );
}

async function saveMask(): Promise<void> {
  const file = await exportMask();
  const base = documentState().photo?.name.replace(/\.[^.]*$/, "") ?? "";
  saveFile(file, `${currentT()("app.mask.fileName", { name: base })}.png`);
  toast({ text: currentT()("app.mask.exported") });
}

async function takeMask(file: File): Promise<void> {
  await importMask(file);
  toast({ text: currentT()("app.mask.imported") });
}
