import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useT } from "../i18n/i18n";
import { ToolSettings } from "./ToolSettings";
import type { ToolId } from "./toolStore";

interface ToolFlyoutProps {
  readonly tool: ToolId;
  readonly anchor: HTMLElement;
  readonly side: "right" | "below";
  readonly onClose: () => void;
}

/** Settings of a tool beside its button, where the stage has no room for them. A click elsewhere or Escape closes it. */
export function ToolFlyout({ tool, anchor, side, onClose }: ToolFlyoutProps) {
  const t = useT();
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    panel.current?.querySelector<HTMLElement>("input, [role=radio][tabindex='0']")?.focus();
    const listening = new AbortController();
    const { signal } = listening;
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && (panel.current?.contains(event.target) === true || anchor.contains(event.target))) return;
      onClose();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      onClose();
      anchor.focus();
    };
    document.addEventListener("pointerdown", onPointerDown, { signal, capture: true });
    document.addEventListener("keydown", onKeyDown, { signal, capture: true });
    return () => listening.abort();
  }, [anchor, onClose]);

  const box = anchor.getBoundingClientRect();
  const place = side === "right" ? { left: box.right + 12, top: box.top - 4 } : { left: 8, right: 8, top: box.bottom + 8 };
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-label={t("editor.toolSettings", { tool: t(`editor.tools.${tool}`) })}
      className="fixed z-40 flex min-w-60 max-w-[calc(100vw-16px)] flex-wrap animate-appear desk:hidden items-center gap-3 rounded-float bg-bg1 px-3 py-1.5 shadow-float"
      style={place}
    >
      <ToolSettings tool={tool} isWide />
    </div>,
    document.body,
  );
}
