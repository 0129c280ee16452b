import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import { useDocument } from "../document/documentStore";
import { formatNumber } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { EffortField } from "./EffortField";
import { useEffortLimits } from "./liveLimits";
import { LorasField } from "./LorasField";

const NetworkChoice = lazy(() => import("../settings/NetworkChoice").then((room) => ({ default: room.NetworkChoice })));

/** Steps, guidance, LoRAs and what Local fills with; closed it shows their values. */
export function AdvancedSection() {
  const t = useT();
  const language = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  const limits = useEffortLimits(open);
  const { steps, guidance, loras } = useDocument((state) => state.params);
  const values = [
    t("params.advanced.steps", { count: steps }),
    t("params.advanced.guidance", { value: formatNumber(guidance, language) }),
    ...(loras.length === 0 ? [] : [t("params.advanced.loras", { count: loras.length })]),
  ];
  return (
    <section className="border-t border-line px-4 py-1.5">
      <div className="relative flex min-h-8 flex-wrap items-center gap-x-3">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          aria-describedby={open ? undefined : `${id}-values`}
          onClick={() => setOpen(!open)}
          className="-mx-1.5 flex min-h-8 items-center gap-2 rounded-ctl px-1.5 font-medium after:absolute after:inset-0 touch:min-h-11"
        >
          <ChevronRight aria-hidden size={16} strokeWidth={1.75} className={clsx("text-t3 transition-transform", open && "rotate-90")} />
          {t("params.advanced.label")}
        </button>
        {!open && (
          <span id={`${id}-values`} className="ml-auto text-label text-t3 tnum">
            {values.join(", ")}
          </span>
        )}
      </div>
      <div id={id} hidden={!open} className="flex flex-col gap-2 pb-2">
        <EffortField name="steps" limits={limits.steps} />
        <EffortField name="guidance" limits={limits.guidance} />
        <LorasField />
        <Suspense fallback={null}>{open && <NetworkChoice />}</Suspense>
      </div>
    </section>
  );
}
