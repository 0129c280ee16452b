import { RadioGroup } from "radix-ui";
import { useT } from "../i18n/i18n";
import { anchored, isSameExtension, type Anchor, type Extension } from "../image/extension";
import { changeDraft } from "./extendDraft";

const rows = ["upper", "middle", "lower"] as const satisfies readonly Anchor["down"][];
const columns = ["left", "centre", "right"] as const satisfies readonly Anchor["across"][];
const anchors = rows.flatMap((down) => columns.map((across) => ({ down, across, id: `${down} ${across}` })));

/** Where the photo stays in the larger picture; none is marked while the numbers say otherwise. */
export function AnchorGrid({ extension, anchor }: { readonly extension: Extension; readonly anchor: Anchor }) {
  const t = useT();
  const isKept = isSameExtension(anchored(extension, anchor), extension);
  return (
    <RadioGroup.Root
      aria-label={t("extend.place")}
      value={isKept ? `${anchor.down} ${anchor.across}` : ""}
      onValueChange={(next) => {
        const chosen = anchors.find(({ id }) => id === next);
        if (chosen !== undefined) changeDraft({ anchor: chosen, extension: anchored(extension, chosen) });
      }}
      className="grid grid-cols-3 gap-px rounded-[9px] bg-bg2 p-[3px]"
    >
      {anchors.map(({ down, across, id }) => (
        <RadioGroup.Item
          key={id}
          value={id}
          aria-label={t(`extend.at.${down}.${across}`)}
          className="flex size-7 items-center justify-center rounded-ctl text-t3 transition-colors hover:bg-bg3 data-[state=checked]:text-t1 touch:size-11"
        >
          <RadioGroup.Indicator className="size-4 rounded-ctl bg-current" />
          {!(isKept && anchor.down === down && anchor.across === across) && (
            <span aria-hidden className="size-1.5 rounded-full bg-current" />
          )}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
