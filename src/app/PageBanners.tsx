import { AppWindow, WifiOff } from "lucide-react";
import { useState } from "react";
import { useDocument } from "../document/documentStore";
import { takeOverStorage } from "../document/restoreDocument";
import { failureText } from "../i18n/failureText";
import { useT } from "../i18n/i18n";
import type { Failure } from "../lib/failure";
import { Banner } from "../ui/Banner";
import { showOnPage } from "./pageStore";
import { useOnline } from "./useOnline";

/** States of the whole page that last: another tab, nothing kept, a failed write, no network. */
export function PageBanners() {
  return (
    <div className="flex flex-col gap-2 px-3 empty:hidden [&:not(:empty)]:pt-3">
      <TabBanner />
      <KeepingBanner />
      <ProblemBanner />
      <OfflineBanner />
    </div>
  );
}

function TabBanner() {
  const t = useT();
  const keeping = useDocument((state) => state.keeping);
  if (keeping !== "second-tab" && keeping !== "taken") return null;
  const isTaken = keeping === "taken";
  return (
    <Banner
      tone="warn"
      icon={AppWindow}
      title={t(isTaken ? "app.banner.takenTitle" : "app.banner.tabTitle")}
      text={t(isTaken ? "app.banner.takenText" : "app.banner.tabText")}
      action={{ label: t("app.banner.useHere"), onAction: () => void takeOverStorage() }}
    />
  );
}

function KeepingBanner() {
  const t = useT();
  const failure = useDocument((state) => (state.saveState === "failed" ? state.saveFailure : null));
  const isMemory = useDocument((state) => state.keeping === "memory");
  if (failure === null) return null;
  return (
    <Banner
      tone="err"
      title={t(isMemory ? "app.banner.memoryTitle" : "app.banner.saveTitle")}
      text={failureText(t, failure)}
      {...(isMemory ? {} : { action: { label: t("app.banner.openStorage"), onAction: () => showOnPage({ dialog: "storage" }) } })}
    />
  );
}

function ProblemBanner() {
  const t = useT();
  const problem = useDocument((state) => state.problem);
  const [seen, setSeen] = useState<Failure | null>(null);
  if (problem === null || problem === seen) return null;
  return <Banner tone="warn" title={t("app.banner.problemTitle")} text={failureText(t, problem)} onDismiss={() => setSeen(problem)} />;
}

function OfflineBanner() {
  const t = useT();
  const isOnline = useOnline();
  const isKept = useDocument((state) => !state.readOnly && state.keeping !== "memory");
  if (isOnline) return null;
  return <Banner tone="warn" icon={WifiOff} title={t("app.banner.offlineTitle")} text={isKept ? t("app.banner.offlineText") : undefined} />;
}
