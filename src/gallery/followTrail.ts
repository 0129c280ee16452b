import { onDocumentChange } from "../document/documentStore";
import type { TrailStep } from "../storage/photoRef";
import { tellFailure } from "./tellFailure";

/** What follows the trail, one thing after another. */
let line: Promise<void> = Promise.resolve();

/**
 * Runs follow the photos of the trail that they were made on: whenever other ones take the place of these, by another finish of an earlier
 * result or by undoing that. @returns stop
 */
export function followTrail(): () => void {
  return onDocumentChange(({ trail: now }, { trail: before }) => {
    if (now === before || !now.some((step, index) => isReplaced(before[index], step))) return;
    line = line.then(async () => (await import("./moveRuns")).moveRuns(before, now)).catch(tellFailure);
  });
}

/** Resolves when all runs are where the trail is now. */
export function trailFollowed(): Promise<void> {
  return line;
}

/** Whether a step is of the same result as before, and has another photo. */
export function isReplaced(before: TrailStep | undefined, now: TrailStep): boolean {
  const output = now.parts?.[0]?.output;
  return output !== undefined && before?.parts?.[0]?.output === output && before.photo.hash !== now.photo.hash;
}
