import { queryOptions } from "@tanstack/react-query";
import { combineMask } from "../document/combineMask";
import { currentMask } from "../document/documentMask";
import { lastMask } from "../document/earlierMasks";
import { namedMasks } from "../document/namedMasks";
import type { Rect, Size } from "../image/geometry";
import type { PackedMask } from "../image/photoService";
import { pictureOfMask, unpackCoverage } from "../image/photoService";
import type { Coverage } from "../image/pixels";
import type { CombineMode } from "../mask/combinedTiles";
import type { Run } from "../runs/run";
import { getBlob } from "../storage/blobTable";

/** A mask that can be had: how to read it, and a key that stands for its pixels. */
export interface MaskSource {
  readonly key: string;
  readonly read: () => Promise<Coverage | PackedMask | null>;
}

/** Pixels of the longer side of a small picture: twice its size on the page. */
const pictureSide = 160;

export const shelfKeys = {
  all: ["masks"] as const,
  named: () => [...shelfKeys.all, "named"] as const,
  last: (version: number) => [...shelfKeys.all, "last", version] as const,
  picture: (key: string, { width, height }: Size) => [...shelfKeys.all, "picture", key, width, height] as const,
};

/** Masks with a name, of this photo. Read anew whenever the dialog opens: another photo has others. */
export const namedMaskOptions = queryOptions({ queryKey: shelfKeys.named(), queryFn: namedMasks });

/** The last mask, as of this version of the present one. */
export function lastMaskOptions(version: number) {
  const queryFn = async (): Promise<MaskSource | null> => {
    const mask = await lastMask();
    return mask === null ? null : { key: `last ${version}`, read: () => Promise.resolve(mask.toWhole()) };
  };
  return queryOptions({ queryKey: shelfKeys.last(version), queryFn, gcTime: 0 });
}

/** A mask seen small. */
export function maskPictureOptions({ key, read }: MaskSource, photo: Size) {
  return queryOptions({
    queryKey: shelfKeys.picture(key, photo),
    queryFn: async ({ signal }) => {
      const mask = await read();
      return mask === null ? null : pictureOfMask({ mask, photo, longest: pictureSide, signal });
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function presentMask(version: number): MaskSource {
  return { key: `present ${version}`, read: () => Promise.resolve(currentMask()?.toWhole() ?? null) };
}

/** A mask that is kept as a blob. */
export function keptMask({ hash, rect }: { readonly hash: string; readonly rect: Rect }): MaskSource {
  return {
    key: `${hash} ${rect.x} ${rect.y} ${rect.width} ${rect.height}`,
    read: async () => ({ blob: await getBlob(hash), rect }),
  };
}

/** The runs of this list whose masks differ, each with the first run that had it. */
export function runsByMask(runs: readonly Run[]): readonly Run[] {
  const first = new Map<string, Run>();
  for (const run of runs) {
    const { key } = keptMask(run.mask);
    if (!first.has(key)) first.set(key, run);
  }
  return [...first.values()];
}

/** A mask meets the present one, as one step. @returns whether that changed anything @throws Failure */
export async function meetMask(source: MaskSource, mode: CombineMode): Promise<boolean> {
  const mask = await source.read();
  if (mask === null) return false;
  return combineMask("blob" in mask ? await unpackCoverage(mask.blob, mask.rect) : mask, mode);
}
