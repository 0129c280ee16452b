import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { extendedSize, extensionToRatio, isSameExtension, noExtension, type Extension } from "../image/extension";
import type { Size } from "../image/geometry";
import { Segmented } from "../ui/Segmented";
import { useSignal } from "../ui/signal";
import { changeDraft, extendDraft } from "./extendDraft";

const fixedRatios = [
  { value: "1:1", width: 1, height: 1 },
  { value: "4:3", width: 4, height: 3 },
  { value: "16:9", width: 16, height: 9 },
  { value: "9:16", width: 9, height: 16 },
] as const;
type Ratio = (typeof fixedRatios)[number]["value"] | "size" | "none";

/** The usual ratios, and that of the size that is generated; the marked one is that which the numbers amount to. */
export function ExtendRatios({ photo }: { readonly photo: Size }) {
  const t = useT();
  const { extension, anchor } = useSignal(extendDraft);
  const width = useDocument((state) => state.params.width);
  const height = useDocument((state) => state.params.height);
  // A size that follows the photo has its ratio already, but for rounding.
  const isMatched = useDocument((state) => state.params.preset === "match");

  const ratios = [...fixedRatios, { value: "size", width, height }] as const;
  const choices = ratios.map((ratio) => ({ value: ratio.value, extension: extensionToRatio(photo, ratio, anchor) }));
  const marked = choices.find((choice) => choice.extension !== null && isOfSize(photo, choice.extension, extension));
  const isNone = isSameExtension(extension, noExtension);
  return (
    <Segmented<Ratio>
      label={t("extend.ratio")}
      value={isNone ? "none" : (marked?.value ?? "none")}
      onChange={(value) => {
        const chosen = choices.find((choice) => choice.value === value);
        if (chosen !== undefined && chosen.extension !== null) changeDraft({ extension: chosen.extension });
      }}
      options={choices.map(({ value, extension: to }) => ({
        value,
        label: value === "size" ? t("extend.sizeRatio", { width, height }) : value,
        disabled: to === null || (value === "size" && isMatched),
        ...(value === "size" ? { short: t("extend.size") } : {}),
      }))}
      className="*:grow *:px-1.5"
    />
  );
}

function isOfSize(photo: Size, a: Extension, b: Extension): boolean {
  const [one, other] = [extendedSize(photo, a), extendedSize(photo, b)];
  return one.width === other.width && one.height === other.height;
}
