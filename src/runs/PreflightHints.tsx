import { Lightbulb, X } from "lucide-react";
import { memo, useState } from "react";
import { useTool } from "../editor/toolStore";
import { formatList, formatNumber, formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import type { Edge } from "../mask/maskPlace";
import type { Finding } from "../mask/preflight";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { mendMask } from "./mendMask";
import { dismissHint, usePreflight } from "./usePreflight";

export interface PreflightHintsProps {
  /** How many are shown before the rest is asked for. */
  readonly most: number;
}

/** What could be wrong with the mask, each with a way to mend it. Quiet, and in nobody's way: a run can be sent all the same. */
export function PreflightHints({ most }: PreflightHintsProps) {
  const t = useT();
  const masksNothing = useTool(({ tool }) => tool === "eraser" || tool === "pan");
  const found = usePreflight().filter(({ kind }) => kind !== "empty" || masksNothing);
  const [isOpen, setOpen] = useState(false);
  if (found.length === 0) return null;
  const shown = isOpen ? found : found.slice(0, most);
  const more = found.length - shown.length;
  return (
    <div role="group" aria-label={t("preflight.title")} className="mb-3 flex flex-col gap-1.5">
      <ul className="flex flex-col gap-1.5">
        {shown.map((finding) => (
          <Hint key={finding.kind} finding={finding} />
        ))}
      </ul>
      {more > 0 && (
        <Button variant="ghost" size="bar" className="-ml-1 self-start" onClick={() => setOpen(true)}>
          {t("preflight.more", { count: more })}
        </Button>
      )}
    </div>
  );
}

interface HintProps {
  readonly finding: Finding;
}

/** After a stroke the findings are other objects that mostly say the same. */
const Hint = memo(ShownHint, (before, now) => JSON.stringify(before.finding) === JSON.stringify(now.finding));

function ShownHint({ finding }: HintProps) {
  const t = useT();
  const words = useHintWords(finding);
  const mend = useMendWords(finding);
  return (
    <li className="flex items-start gap-2 text-label text-t2">
      <Lightbulb aria-hidden size={15} strokeWidth={1.75} className="mt-1.5 shrink-0 text-info" />
      <span className="flex grow flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-40 grow basis-0 py-1">{words}</span>
        {mend !== null && (
          <Button
            size="bar"
            onClick={({ currentTarget }) => {
              // The button goes with its hint.
              currentTarget.closest("section")?.focus();
              mendMask(finding);
            }}
          >
            {mend}
          </Button>
        )}
      </span>
      {finding.kind !== "empty" && (
        <IconButton
          icon={X}
          size="bar"
          label={t("preflight.dismiss")}
          tooltipSide="top"
          onClick={({ currentTarget }) => {
            currentTarget.closest("section")?.focus();
            dismissHint(finding);
          }}
        />
      )}
    </li>
  );
}

function useHintWords(finding: Finding): string {
  const t = useT();
  const language = useLanguage();
  const named = (edges: readonly Edge[]): string => {
    const names = edges.map((edge) => t(`maskPlace.edge.${edge}`));
    return t("preflight.edges", { count: edges.length, edges: formatList(names, language) });
  };
  switch (finding.kind) {
    case "inverted":
      return t("preflight.found.inverted", { percent: formatPercent(finding.coverage, language) });
    case "grey":
      return t("preflight.found.grey", { pixels: formatNumber(finding.pixels, language) });
    case "specks":
      return t("preflight.found.specks", { count: finding.count, size: finding.size });
    case "nearBorder":
      return t("preflight.found.nearBorder", { count: finding.grow, edges: named(finding.edges) });
    case "border":
      return t("preflight.found.border", { edges: named(finding.edges) });
    default:
      return t(`preflight.found.${finding.kind}`);
  }
}

/** Null where there is nothing to mend it with. */
function useMendWords(finding: Finding): string | null {
  const t = useT();
  switch (finding.kind) {
    case "grey":
      return finding.feather === null ? null : t("preflight.mend.feather", { amount: finding.feather });
    case "thin":
      return t("preflight.mend.grow", { amount: finding.grow });
    case "empty":
    case "inverted":
    case "specks":
    case "nearBorder":
      return t(`preflight.mend.${finding.kind}`);
    default:
      return null;
  }
}
