import { Ban, Brush } from "lucide-react";
import { useDocument, type PaintTarget } from "../document/documentStore";
import { paintsLeftOut } from "../document/paintTarget";
import { useT } from "../i18n/i18n";
import { Segmented } from "../ui/Segmented";
import { takePaintTarget } from "./takePaintTarget";

/** What tools and commands work on. Only the built-in engine copies from the photo, so elsewhere there is no choice. */
export function TargetChoice({ withWords }: { readonly withWords: boolean }) {
  const t = useT();
  const target = useDocument((state): PaintTarget => (paintsLeftOut(state) ? "leftOut" : "mask"));
  const hasChoice = useDocument((state) => state.engine === "local");
  if (!hasChoice) return null;
  return (
    <Segmented
      label={t("leftOut.paint")}
      value={target}
      onChange={takePaintTarget}
      options={[
        { value: "mask", label: t("leftOut.target.mask"), icon: Brush, ...(withWords ? {} : { short: "" }) },
        { value: "leftOut", label: t("leftOut.target.leftOut"), icon: Ban, ...(withWords ? {} : { short: "" }) },
      ]}
      className="!bg-transparent"
    />
  );
}
