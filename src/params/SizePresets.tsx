import { RadioGroup } from "radix-ui";
import type { Size } from "../image/geometry";
import { useDocument } from "../document/documentStore";
import { setParams } from "../document/paramsCommands";
import { useT } from "../i18n/i18n";
import { RatioIcon } from "./RatioIcon";
import { presetChoices, presetSize } from "./sizePresets";

/** The five usual ratios; none is marked while width and height are the user's own. */
export function SizePresets({ photo }: { readonly photo: Size | null }) {
  const t = useT();
  const preset = useDocument((state) => state.params.preset);
  return (
    <RadioGroup.Root
      aria-label={t("params.size.label")}
      value={preset}
      onValueChange={(next) => {
        const choice = presetChoices.find((each) => each === next);
        if (choice !== undefined) setParams({ preset: choice, ...presetSize(choice, photo) });
      }}
      className="grid grid-cols-5 gap-1"
    >
      {presetChoices.map((choice) => {
        const size = presetSize(choice, photo);
        return (
          <RadioGroup.Item
            key={choice}
            value={choice}
            className="flex min-h-11 min-w-0 flex-col items-center justify-center gap-0.5 rounded-field bg-bg2 py-1 text-micro font-medium text-t2 transition-colors hover:bg-bg3 data-[state=checked]:bg-bg4 data-[state=checked]:font-semibold data-[state=checked]:text-t1 data-[state=checked]:ring-[1.5px] data-[state=checked]:ring-t1 data-[state=checked]:ring-inset"
          >
            <RatioIcon ratio={size.width / size.height} />
            {choice === "match" ? t("params.size.match") : choice}
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}
