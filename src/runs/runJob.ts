import type { FillJob } from "../engines/engine";
import { getBlob } from "../storage/blobTable";
import type { Run } from "./run";

/** The job that a run stands for, from what was kept of it. @throws Failure `blob-missing` */
export async function jobOf(run: Run): Promise<FillJob> {
  const { leftOutHash } = run;
  const [image, mask, avoid] = await Promise.all([
    getBlob(run.imageHash),
    getBlob(run.sentMaskHash),
    leftOutHash === undefined ? null : getBlob(leftOutHash),
  ]);
  return { runId: run.id, image, mask, ...(avoid === null ? {} : { avoid }), size: run.region.size, params: run.params };
}
