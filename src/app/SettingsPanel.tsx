import type { CSSProperties } from "react";
import { useT } from "../i18n/i18n";
import { RunBar } from "../runs/RunBar";
import { usePreferences } from "../settings/preferencesStore";
import { Inspector } from "./Inspector";
import { InspectorResizer } from "./InspectorResizer";
import { PageBanners } from "./PageBanners";
import { openConnect } from "./pageStore";

/** The right column: settings above, the run bar always in sight below. */
export function SettingsPanel({ isWide }: { readonly isWide: boolean }) {
  const t = useT();
  const width = usePreferences((preferences) => preferences.inspectorWidth);
  return (
    <aside
      id="settings"
      tabIndex={-1}
      aria-label={t("app.inspector.open")}
      className="relative flex w-78 shrink-0 flex-col border-l border-line bg-bg1 desk:w-90 min-[105rem]:w-[var(--inspector)]"
      style={{ "--inspector": `${width / 16}rem` } as CSSProperties}
    >
      {isWide && <InspectorResizer />}
      <Inspector banners={<PageBanners />} />
      <div className="shrink-0 border-t border-line">
        <RunBar onConnect={openConnect} />
      </div>
    </aside>
  );
}
