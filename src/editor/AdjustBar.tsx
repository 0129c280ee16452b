import { Check } from "lucide-react";
import { useAdjustable } from "../document/adjustStore";
import { useDocument } from "../document/documentStore";
import { endAdjusting } from "../document/maskOperations";
import { useT } from "../i18n/i18n";
import { IconButton } from "../ui/IconButton";
import { NumberField } from "../ui/NumberField";
import { Slider } from "../ui/Slider";
import { adjustRefinement } from "./maskOperating";

/** What the slider reaches; the field takes more, up to the photo's longer side. Pixels. */
const sliderEnd = { edge: 100, part: 400 } as const;

/** While what was done to the mask is the newest step: by how many pixels. Another number does it otherwise, and adds no step; Enter leaves it so. */
export function AdjustBar() {
  const t = useT();
  const operation = useAdjustable((state) => state.operation);
  const longest = useDocument((state) => Math.max(state.photo?.width ?? 1, state.photo?.height ?? 1));
  if (operation === null || operation.kind === "wand") return null;
  const { kind, amount } = operation;
  const label = t(`editor.adjust.${kind}`);
  const end = Math.min(longest, kind === "fillHoles" || kind === "removeSpecks" ? sliderEnd.part : sliderEnd.edge);
  return (
    <form
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
      className="flex min-h-9 animate-appear items-center gap-2 rounded-float bg-bg1 py-0.5 pr-1 pl-3 shadow-float"
    >
      <span aria-hidden className="text-label font-medium whitespace-nowrap text-t2">
        {label}
      </span>
      <div className="flex w-24 items-center max-tablet:hidden">
        <Slider
          label={label}
          value={Math.min(amount, end)}
          valueText={t("editor.sizeInPixels", { size: amount })}
          min={1}
          max={end}
          step={1}
          onChange={adjustRefinement}
        />
      </div>
      <NumberField
        label={label}
        hideLabel
        value={amount}
        min={1}
        max={longest}
        step={1}
        bigStep={10}
        unit="px"
        onChange={(value) => value !== null && adjustRefinement(value)}
        className="w-22 shrink-0"
      />
      <IconButton icon={Check} label={t("editor.adjust.done")} size="bar" onClick={finish} />
    </form>
  );
}

/** The keyboard goes on with the mask. */
function finish(): void {
  endAdjusting();
  document.querySelector<HTMLElement>('[role="application"]')?.focus();
}
