import clsx from "clsx";
import { Copy, Download, FileOutput, ImagePlus, Trash2 } from "lucide-react";
import { useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { CardAction } from "./CardAction";
import { copyResult } from "./copyResult";
import { deleteResults } from "./deleteResults";
import { downloadResult } from "./downloadResult";
import { exportedOutput } from "./exportedOutput";
import type { ShownOutput } from "./runGroups";
import { takeAsInput } from "./takeAsInput";
import { focusBeside } from "./useRoving";

interface ResultActionsProps {
  readonly shown: ShownOutput;
  readonly runs: readonly Run[];
  /** Room for words, as in the gallery. */
  readonly large: boolean;
}

/** What can be done with a result. Seen on hover and focus (large ones always where nothing hovers), always there for assistive technology. */
export function ResultActions({ shown, runs, large }: ResultActionsProps) {
  const t = useT();
  return (
    <div
      className={clsx(
        "pointer-events-none absolute inset-x-0 bottom-0 z-10 flex items-center justify-end gap-1 rounded-b-[inherit] bg-linear-to-t from-[#000000a6] to-transparent transition-opacity",
        large ? "px-2 pt-8 pb-2" : "px-1.5 pt-6 pb-1.5",
        // The shade lets presses through to the picture. Where nothing hovers, an unseen button must not be hit by a finger either.
        "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 *:pointer-events-auto",
        large
          ? "[@media(hover:none)]:opacity-100"
          : "[@media(hover:none)]:*:pointer-events-none [@media(hover:none)]:group-focus-within:*:pointer-events-auto",
      )}
    >
      <span className={clsx("flex min-w-0", large && "mr-auto")}>
        <CardAction icon={ImagePlus} label={t("gallery.useAsInput")} worded={large} onAction={() => void takeAsInput(shown)} />
      </span>
      <CardAction icon={Download} label={t("gallery.download")} onAction={() => void downloadResult(shown)} />
      {/* A small card has no room for it; the bar over the result has. */}
      {large && (
        <span className="flex @max-[17rem]:hidden">
          <CardAction icon={FileOutput} label={t("gallery.export")} onAction={() => exportedOutput.set(shown.output.id)} />
        </span>
      )}
      <CardAction icon={Copy} label={t("gallery.copy")} onAction={() => void copyResult(shown)} />
      <CardAction
        icon={Trash2}
        label={t("gallery.delete")}
        onAction={(button) => {
          focusBeside(button);
          void deleteResults([shown], runs);
        }}
      />
    </div>
  );
}
