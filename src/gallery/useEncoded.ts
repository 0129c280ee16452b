import { useEffect, useMemo, useState } from "react";
import type { PictureFormat } from "../image/encodePicture";
import { encodePicture } from "../image/photoService";
import { toFailure, type Failure } from "../lib/failure";
import { describedPng } from "../project/describedPng";
import type { RecipeContent } from "../settings/preferences";
import { composeOutput } from "./composeOutput";
import type { ShownOutput } from "./runGroups";

/** A slider that is dragged encodes where it rests, milliseconds. */
const atRest = 250;

/** The finished photo in a format, or why there is none. */
export type Encoded =
  | { readonly state: "working"; readonly share: number | null }
  | { readonly state: "done"; readonly file: Blob }
  | { readonly state: "failed"; readonly failure: Failure };

const begun: Encoded = { state: "working", share: null };

/** Makes the file that would be saved, so that its size is known before; another format or quality makes another. */
export function useEncoded({ run, output }: ShownOutput, format: PictureFormat, quality: number, recipe: RecipeContent): Encoded {
  // A PNG has no quality.
  const used = format === "png" ? 1 : quality;
  const wanted = useMemo(() => ({ run, output, format, quality: used, recipe }), [run, output, format, used, recipe]);
  const [made, setMade] = useState<{ readonly of: typeof wanted; readonly encoded: Encoded } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (encoded: Encoded): void => {
      if (!signal.aborted) setMade({ of: wanted, encoded });
    };
    const work = async (): Promise<void> => {
      try {
        const { run: of, output: made, format: kind } = wanted;
        const composed = await composeOutput(of, made, signal, (share) => tell({ state: "working", share }));
        const file =
          kind === "png"
            ? await describedPng(composed, of, made, wanted.recipe)
            : await encodePicture(composed.png, kind, wanted.quality, signal);
        tell({ state: "done", file });
      } catch (thrown) {
        tell({ state: "failed", failure: toFailure(thrown) });
      }
    };
    const timer = setTimeout(() => void work(), atRest);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted]);
  return made?.of === wanted ? made.encoded : begun;
}
