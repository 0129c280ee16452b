import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { nameMask } from "../document/namedMasks";
import { failureText } from "../i18n/failureText";
import { useT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import type { CombineMode } from "../mask/combinedTiles";
import { removeNamedMask, writeNamedMask, type NamedMask } from "../storage/maskTable";
import { announceError } from "../ui/announce";
import { meetMask, shelfKeys, type MaskSource } from "./maskShelf";

interface Notice {
  readonly tone: "info" | "err";
  readonly text: string;
}

/** What the dialog of masks does, one thing after another; what could not be done is said in it. */
export function useShelf() {
  const t = useT();
  const client = useQueryClient();
  const [notice, setNotice] = useState<Notice | null>(null);
  const [gone, setGone] = useState<NamedMask | null>(null);
  const under = useRef<Promise<void>>(Promise.resolve());
  // What is saved is the mask after what was asked for before.
  const attempt = (work: () => Promise<Notice | null>): Promise<void> => {
    under.current = under.current.then(() => attemptNow(work));
    return under.current;
  };
  const attemptNow = async (work: () => Promise<Notice | null>): Promise<void> => {
    try {
      setNotice(await work());
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (failure.code === "aborted") return;
      const text = failureText(t, failure);
      setNotice({ tone: "err", text });
      announceError(text);
    }
  };
  const change = (work: () => Promise<void>): Promise<void> =>
    attempt(async () => {
      await work();
      await client.invalidateQueries({ queryKey: shelfKeys.named() });
      return null;
    });
  return {
    notice,
    gone,
    meet: (source: MaskSource, mode: CombineMode) =>
      void attempt(async () => ((await meetMask(source, mode)) ? null : { tone: "info", text: t("editor.unchanged") })),
    save: (name: string) => void change(() => nameMask(name)),
    rename: (mask: NamedMask, name: string) => void change(() => writeNamedMask({ ...mask, name })),
    remove: (mask: NamedMask) =>
      void change(async () => {
        await removeNamedMask(mask.id);
        setGone(mask);
      }),
    putBack: (mask: NamedMask) =>
      void change(async () => {
        await writeNamedMask(mask);
        setGone(null);
      }),
  };
}
