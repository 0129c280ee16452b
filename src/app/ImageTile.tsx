import { Expand, Image, Link, Undo2, Upload } from "lucide-react";
import { Suspense } from "react";
import { backTo } from "../document/adoptPhoto";
import { useDocument } from "../document/documentStore";
import { extendCommand } from "../editor/editorCommands";
import { closeGallery } from "../gallery/galleryStore";
import type { TrailStep } from "../storage/photoRef";
import { useT, type T } from "../i18n/i18n";
import { keyNames } from "../ui/keyNames";
import { Menu } from "../ui/Menu";
import { showOnPage } from "./pageStore";
import { choosePhoto } from "./PhotoInput";
import { PhotoThumb } from "./PhotoThumb";
import { Tile } from "./Tile";
import { EarlierPhoto } from "../gallery/lazyCards";
import { tellFailure } from "../gallery/tellFailure";

function trailName(t: T, step: TrailStep): string {
  return step.label === null ? placeName(t, step) : t("app.image.result", { number: step.label });
}

function placeName(t: T, { extended, label }: TrailStep): string {
  if (label !== null) return String(label);
  return t(extended === undefined ? "app.image.original" : "app.image.extended");
}

/** The stage has to be in sight for it. */
function extendCanvas(): void {
  closeGallery();
  showOnPage({ phoneTab: "edit", sheetOpen: false });
  extendCommand.run();
}

/** The open photo; its menu replaces it or goes back along the trail. */
export function ImageTile() {
  const t = useT();
  const photo = useDocument((state) => state.photo);
  const display = useDocument((state) => state.display);
  const trail = useDocument((state) => state.trail);
  return (
    <Menu
      label={t("app.image.menu")}
      icon={Image}
      align="start"
      trigger={
        <Tile
          aria-label={photo === null ? t("app.image.menu") : `${t("app.image.menu")}: ${photo.name}, ${photo.width} × ${photo.height}`}
          title={photo?.name}
          thumb={<PhotoThumb display={display} />}
          heading={t("app.image.title")}
          detail={photo === null ? t("app.image.none") : `${photo.width} × ${photo.height}`}
        />
      }
      items={[
        { label: t("app.empty.choose"), icon: Upload, onSelect: choosePhoto },
        { label: t("app.empty.link"), icon: Link, onSelect: () => showOnPage({ dialog: "link" }) },
        ...(photo === null
          ? []
          : [{ label: extendCommand.label(t), icon: Expand, shortcut: keyNames("Shift+C"), onSelect: extendCanvas, divided: true }]),
        ...trail.slice(0, -1).map((step, index) => ({
          label: t("app.image.backTo", { name: trailName(t, step) }),
          icon: Undo2,
          onSelect: () => void backTo(index).catch(tellFailure),
          divided: index === 0,
        })),
      ]}
    />
  );
}

/** `Original › 1 › 3`: the photos from which the open one was made. */
export function Trail() {
  const t = useT();
  const trail = useDocument((state) => state.trail);
  if (trail.length < 2) return null;
  return (
    <nav aria-label={t("app.image.trail")} className="mt-2">
      <ol className="flex flex-wrap items-center gap-x-1 text-label text-t3">
        {trail.map((step, index) => {
          const isLast = index === trail.length - 1;
          const short = placeName(t, step);
          return (
            <li key={`${step.label ?? "original"}-${step.photo.hash}`} className="flex items-center gap-1">
              {index > 0 && <span aria-hidden>›</span>}
              {isLast ? (
                <span aria-current="step" className="px-1 font-medium text-t1 tnum">
                  {short}
                </span>
              ) : (
                <button
                  type="button"
                  aria-label={t("app.image.backTo", { name: trailName(t, step) })}
                  onClick={() => void backTo(index).catch(tellFailure)}
                  className="rounded-ctl px-1 underline decoration-line2 underline-offset-2 tnum hover:text-t1 touch:min-h-11 touch:min-w-8"
                >
                  {short}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      <Suspense fallback={null}>
        <EarlierPhoto />
      </Suspense>
    </nav>
  );
}
