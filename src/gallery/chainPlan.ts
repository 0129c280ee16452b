/** A photo of the trail, as far as a plan needs it. */
export interface ChainStep {
  /** Content hash. */
  readonly photo: string;
  /** What was laid into the photo before to make it: runs of one click, or one run. Null for an original, and where it is no longer there. */
  readonly unit: string | null;
  /** Its results are finished in another way now than when it was composed. */
  readonly refinished: boolean;
}

/** Runs that are laid into a photo together. */
export interface ChainUnit {
  readonly id: string;
  /** Content hash of the photo that they were made on. */
  readonly photo: string;
}

export interface ChainPlan {
  readonly steps: readonly StepPlan[];
  /** What becomes of runs whose photo is another one now, by unit; `step` is where in the trail that photo is. */
  readonly units: ReadonlyMap<string, { readonly fate: "moved" | "marked"; readonly step: number }>;
}

/** `keeps`: the photo stays. Otherwise it is composed anew over the photo of the step before (`follows`), or over the photo that its run was made on (`alone`). */
type StepPlan = "keeps" | "follows" | "alone";

/**
 * What another finish of results in a trail means for what was made after them. What a step's photo differs in is the blend zones of the
 * results that were finished anew: as steps, `changed`. A later result that does not look there (`meets`) is laid into the new photo as it
 * is, so its step has the same difference; one that does stays on the photo as it was, and with its step the difference ends.
 * Pure; the order of `units` makes no difference.
 */
export function planChain(
  steps: readonly ChainStep[],
  units: readonly ChainUnit[],
  meets: (unit: string, changed: readonly number[]) => boolean,
): ChainPlan {
  const photoOf = new Map(units.map(({ id, photo }) => [id, photo]));
  const plans: StepPlan[] = [];
  const differences: (readonly number[])[] = [];
  let changed: readonly number[] = [];
  for (const [index, { unit, refinished }] of steps.entries()) {
    const isOver = unit !== null && index > 0 && photoOf.get(unit) === steps[index - 1]?.photo;
    const own = refinished && unit !== null ? [index] : [];
    const carries = isOver && changed.length > 0 && !meets(unit, changed);
    changed = carries ? [...changed, ...own] : own;
    // Finished anew alone, it is over the same photo as before: whatever that is.
    plans.push(changed.length === 0 ? "keeps" : carries ? "follows" : "alone");
    differences.push(changed);
  }
  const fates = units.flatMap(({ id, photo }) => {
    const step = steps.findLastIndex((each) => each.photo === photo);
    const difference = differences[step] ?? [];
    if (difference.length === 0) return [];
    return [[id, { fate: meets(id, difference) ? "marked" : "moved", step }] as const];
  });
  return { steps: plans, units: new Map(fates) };
}
