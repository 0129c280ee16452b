import { backTo } from "../document/adoptPhoto";
import { documentState } from "../document/documentStore";
import { setViewMode } from "../editor/viewStore";
import { currentT } from "../i18n/i18n";
import { allRuns } from "../runs/changeRun";
import type { Run } from "../runs/run";
import { placeRun } from "../runs/runCommands";
import type { TrailStep } from "../storage/photoRef";
import { toast } from "../ui/toast";
import { closeGallery } from "./galleryStore";
import { keptMask, meetMask } from "./maskShelf";
import { takeSettings } from "./reuseSettings";
import { tellFailure } from "./tellFailure";

/** Where in a trail the photo is, as it is finished now, that a run was made on; -1 when it is no longer there. */
export function newPhotoOf({ earlier }: Run, trail: readonly TrailStep[]): number {
  return trail.findIndex(({ parts }) => parts !== undefined && parts[0]?.output === earlier);
}

/**
 * Everything to generate a result again over its photo as it is finished now: that photo, the masks and the settings. The run itself is
 * left to the user, who sees its price. Tells about itself; never rejects.
 */
export async function setUpAgain(run: Run): Promise<void> {
  try {
    const place = newPhotoOf(run, documentState().trail);
    if (place < 0) return;
    await backTo(place);
    for (const [index, part] of partsOf(run).entries()) await meetMask(keptMask(part.mask), index === 0 ? "replace" : "add");
    takeSettings(run);
  } catch (thrown) {
    tellFailure(thrown);
    return;
  }
  closeGallery();
  setViewMode("mask");
  toast({ text: currentT()("chain.ready") });
}

/** The result is right as it is: it is no longer marked. */
export async function keepEarlier(run: Run): Promise<void> {
  for (const { id } of partsOf(run)) await placeRun(id, { earlier: undefined });
}

/** The runs of one click, whose images are laid into the photo together; the newest where one was tried again. */
function partsOf(run: Run): readonly Run[] {
  return run.group === undefined ? [run] : allRuns().filter(({ group }) => group?.id === run.group?.id);
}
