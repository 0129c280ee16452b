import { randomSeed } from "../engines/randomSeed";
import { cropCoverage } from "../image/cropCoverage";
import type { Rect } from "../image/geometry";
import { newId } from "../lib/id";
import { submitRun, type FillRequest } from "./submitRun";

/**
 * Sends a request as one run or, for two parts of its mask and more (boxes that hold all of it), as one for each. They share the seed and
 * a group, by which their images are laid into the photo together. Each is written down before it is sent; when one cannot be, those
 * before it are on their way. @throws Failure as `submitRun`
 */
export async function submitParts(request: FillRequest, parts: readonly Rect[]): Promise<void> {
  if (parts.length < 2) {
    await submitRun(request);
    return;
  }
  const id = newId();
  const params = { ...request.params, seed: request.params.seed ?? randomSeed() };
  for (const [index, rect] of parts.entries()) {
    const group = { id, part: index + 1, parts: parts.length };
    await submitRun({ ...request, params, mask: cropCoverage(request.mask, rect), group });
  }
}
