import { allRuns } from "../runs/changeRun";
import { redrawThumbnails } from "../runs/redrawThumbnails";
import { placeRun, setOutputFinish } from "../runs/runCommands";
import type { TrailStep } from "../storage/photoRef";
import { chainOf } from "./chainOf";
import { finishKey } from "./finishKey";
import { isReplaced } from "./followTrail";
import { findOutput } from "./runGroups";

const forever = new AbortController().signal;

/**
 * Photos of a trail have taken the place of others, by composing them anew or by undoing and redoing that. The results that they were
 * made of have the finish that they show; runs on the photos before move to these, or are marked where what changed is what they look at. A
 * run whose photo is in the trail again loses its mark.
 */
export async function moveRuns(before: readonly TrailStep[], now: readonly TrailStep[]): Promise<void> {
  const finished = (step: TrailStep, index: number) => {
    const next = now[index];
    return (next !== undefined && isReplaced(step, next) ? next.parts : step.parts) ?? null;
  };
  const { plan, refinished, runsOf } = await chainOf(before, allRuns(), finished, forever);
  for (const index of refinished) {
    for (const { output: id, finish } of now[index]?.parts ?? []) {
      const output = findOutput(allRuns(), id)?.output;
      if (output !== undefined && finishKey(id, output.finish) !== finishKey(id, finish)) await setOutputFinish(id, finish);
    }
  }
  const moved: string[] = [];
  for (const [unit, { fate, step }] of plan.units) {
    const next = now[step];
    if (next === undefined || next.photo.hash === before[step]?.photo.hash) continue;
    for (const { id } of runsOf(unit)) {
      if (fate === "marked") await placeRun(id, { earlier: next.parts?.[0]?.output });
      else {
        await placeRun(id, { photo: next.photo, earlier: undefined });
        moved.push(id);
      }
    }
  }
  const photos = new Set(now.map(({ photo }) => photo.hash));
  for (const { id, photo, earlier } of allRuns())
    if (earlier !== undefined && photos.has(photo.hash)) await placeRun(id, { earlier: undefined });
  for (const id of moved) await redrawThumbnails(id);
}
