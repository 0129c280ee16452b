import { useRef } from "react";
import { useT } from "../i18n/i18n";
import { inspectorWidths } from "../settings/preferences";
import { setPreferences, usePreferences } from "../settings/preferencesStore";

const clamp = (width: number): number => Math.round(Math.min(inspectorWidths.max, Math.max(inspectorWidths.min, width)));

/** The left edge of the inspector, on wide screens: drag it, or move it with the arrow keys. */
export function InspectorResizer() {
  const t = useT();
  const width = usePreferences((preferences) => preferences.inspectorWidth);
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={t("app.inspector.resize")}
      aria-orientation="vertical"
      aria-valuemin={inspectorWidths.min}
      aria-valuemax={inspectorWidths.max}
      aria-valuenow={width}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (start.current !== null) setPreferences({ inspectorWidth: clamp(start.current.width + start.current.x - event.clientX) });
      }}
      onLostPointerCapture={() => {
        start.current = null;
      }}
      onDoubleClick={() => setPreferences({ inspectorWidth: inspectorWidths.min })}
      onKeyDown={(event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        setPreferences({ inspectorWidth: clamp(width + (event.key === "ArrowLeft" ? 16 : -16)) });
      }}
      className="absolute inset-y-0 -left-1 z-10 hidden w-2 cursor-ew-resize touch-none transition-colors hover:bg-line2 focus-visible:bg-acc-edge min-[105rem]:block"
    />
  );
}
