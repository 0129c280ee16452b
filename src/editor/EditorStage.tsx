import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { onMaskChange } from "../document/documentMask";
import { useDocument } from "../document/documentStore";
import { noteStageShown } from "../document/stageShown";
import { useT } from "../i18n/i18n";
import { CompareOverlay } from "./CompareOverlay";
import { isGestureInHand } from "./gestureInHand";
import { Layer, Shape, Stage, type LayerNode, type SceneContext } from "./konva";
import type { ResultScene } from "./resultScene";
import { StageController } from "./stageController";
import { suitPhoto } from "./toolStore";
import { useMaskAnnouncements } from "./useMaskAnnouncements";
import { useStageSize } from "./useStageSize";
import { keepMaskInView, setHasScene, showPhoto } from "./viewStore";

export type { ResultScene } from "./resultScene";

/** The photo with its mask, or with a result over it. It fills its parent. */
export function EditorStage({ scene }: { readonly scene: ResultScene | null }) {
  const t = useT();
  const help = useId();
  const display = useDocument((state) => state.display);
  const frame = useRef<HTMLDivElement>(null);
  const { stage, dpr } = useStageSize(frame);
  const canvas = useRef<HTMLDivElement>(null);
  const photoLayer = useRef<LayerNode>(null);
  const maskLayer = useRef<LayerNode>(null);
  const outlineLayer = useRef<LayerNode>(null);
  const controller = useRef<StageController>(null);

  // Made once: another function would make Konva draw the layer again.
  const [draw] = useState(() => {
    const by = (name: "drawPhoto" | "drawMask" | "drawOutline") => (context: SceneContext) => controller.current?.painter[name](context);
    return { photo: by("drawPhoto"), mask: by("drawMask"), outline: by("drawOutline") };
  });

  useLayoutEffect(() => {
    if (display === null) return;
    showPhoto(display);
    suitPhoto(display);
  }, [display]);

  useEffect(() => {
    const [photo, mask, outline] = [photoLayer.current, maskLayer.current, outlineLayer.current];
    if (canvas.current === null || photo === null || mask === null || outline === null) return;
    const created = new StageController(canvas.current, { photo, mask, outline });
    controller.current = created;
    // In the first of these frames it is drawn, before the second one it was shown.
    let request = requestAnimationFrame(() => {
      request = requestAnimationFrame(noteStageShown);
    });
    return () => {
      cancelAnimationFrame(request);
      controller.current = null;
      created.dispose();
    };
  }, []);

  // After the controller is there, and again after Konva has emptied the canvases of another size.
  useEffect(() => controller.current?.painter.redraw(), [stage, dpr]);
  useEffect(() => {
    // Nothing is taken from under the brush.
    if (scene !== null && isGestureInHand()) keepMaskInView();
    setHasScene(scene !== null);
    controller.current?.showScene(scene);
  }, [scene]);
  useEffect(() => onMaskChange(keepMaskInView), []);
  useMaskAnnouncements();

  return (
    <div ref={frame} className="absolute inset-0 overflow-hidden">
      <div className="pointer-events-none absolute inset-0">
        <Stage width={stage.width} height={stage.height} listening={false}>
          <Layer ref={photoLayer} listening={false}>
            <Shape sceneFunc={draw.photo} listening={false} perfectDrawEnabled={false} />
          </Layer>
          <Layer ref={maskLayer} listening={false} clearBeforeDraw={false}>
            <Shape sceneFunc={draw.mask} listening={false} perfectDrawEnabled={false} />
          </Layer>
          <Layer ref={outlineLayer} listening={false}>
            <Shape sceneFunc={draw.outline} listening={false} perfectDrawEnabled={false} />
          </Layer>
        </Stage>
      </div>
      <div
        ref={canvas}
        role="application"
        aria-label={t("editor.canvas")}
        aria-describedby={help}
        className="absolute inset-0 touch-none select-none focus-visible:outline-offset-[-2px]"
      />
      <span id={help} hidden>
        {t("input.help")}
      </span>
      {scene !== null && <CompareOverlay scene={scene} />}
    </div>
  );
}
