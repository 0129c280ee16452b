import { RotateCcw } from "lucide-react";
import { Tabs } from "radix-ui";
import { Suspense, type ReactNode } from "react";
import { replaceParams } from "../document/paramsCommands";
import { documentState } from "../document/documentStore";
import { defaultParams } from "../engines/fillParams";
import { useT } from "../i18n/i18n";
import { presetSize } from "../params/sizePresets";
import { IconButton } from "../ui/IconButton";
import { CreateTab } from "./CreateTab";
import { ErrorBoundary } from "./ErrorBoundary";
import { ApiTab, DocsTab } from "./lazyRooms";
import { showOnPage, usePage, type InspectorTab } from "./pageStore";

const tabLook =
  "relative h-11 px-0.5 font-medium focus-visible:-outline-offset-2 text-t3 transition-colors hover:text-t1 data-[state=active]:text-t1 data-[state=active]:after:absolute data-[state=active]:after:inset-x-0 data-[state=active]:after:bottom-0 data-[state=active]:after:h-0.5 data-[state=active]:after:bg-t1";

export interface InspectorProps {
  /** `rest` is what the phone shows under Settings: all that does not stand under its canvas. */
  readonly part?: "all" | "rest";
  /** Under the tabs. */
  readonly banners?: ReactNode;
}

/** The settings of the next run, and the help. */
export function Inspector({ part = "all", banners }: InspectorProps) {
  const t = useT();
  // The phone has the code in a section of its own.
  const hasApi = part === "all";
  const tab = usePage((state) => (state.inspectorTab === "api" && !hasApi ? "create" : state.inspectorTab));
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(next) => showOnPage({ inspectorTab: next as InspectorTab })}
      className="flex min-h-0 grow flex-col"
    >
      <div className="flex shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
        <Tabs.List aria-label={t("app.inspector.tabs")} className="flex gap-5">
          <Tabs.Trigger value="create" className={tabLook}>
            {t("app.inspector.create")}
          </Tabs.Trigger>
          {hasApi && (
            <Tabs.Trigger value="api" className={tabLook}>
              {t("app.inspector.api")}
            </Tabs.Trigger>
          )}
          <Tabs.Trigger value="docs" className={tabLook}>
            {t("app.inspector.docs")}
          </Tabs.Trigger>
        </Tabs.List>
        <IconButton icon={RotateCcw} size="bar" label={t("app.inspector.reset")} onClick={resetParams} />
      </div>
      {banners}
      <Tabs.Content value="create" tabIndex={-1} className="min-h-0 grow overflow-x-hidden overflow-y-auto overscroll-contain">
        <CreateTab part={part} />
      </Tabs.Content>
      {hasApi && (
        <Tabs.Content value="api" tabIndex={-1} className="min-h-0 grow overflow-x-hidden overflow-y-auto overscroll-contain">
          <ErrorBoundary>
            <Suspense fallback={null}>
              <ApiTab />
            </Suspense>
          </ErrorBoundary>
        </Tabs.Content>
      )}
      <Tabs.Content
        value="docs"
        tabIndex={0}
        className="min-h-0 grow overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <ErrorBoundary>
          <Suspense fallback={null}>
            <DocsTab />
          </Suspense>
        </ErrorBoundary>
      </Tabs.Content>
    </Tabs.Root>
  );
}

/** Everything but the prompt as on the first visit, and the size matching the photo: one step of the history. */
function resetParams(): void {
  const { photo, params } = documentState();
  const size = photo === null ? {} : { preset: "match" as const, ...presetSize("match", photo) };
  replaceParams({ ...defaultParams, ...size, prompt: params.prompt });
}
