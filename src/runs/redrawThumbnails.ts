import { getBlob } from "../storage/blobTable";
import { runById } from "./changeRun";
import { drawThumbnail } from "./drawThumbnail";
import { isFinal } from "./run";
import { setOutputThumbnail } from "./runCommands";

/** Small pictures of a run that has another photo now. One that cannot be drawn stays as it is: it is only small. */
export async function redrawThumbnails(id: string): Promise<void> {
  const run = runById(id);
  if (run === null || !isFinal(run)) return;
  for (const output of run.outputs.filter(({ deleted }) => !deleted)) {
    const drawn = await getBlob(output.rawHash)
      .then((raw) => drawThumbnail(run, { raw, seed: output.seed, finish: output.finish }))
      .catch(() => null);
    if (drawn !== null) await setOutputThumbnail(output.id, drawn);
  }
}
