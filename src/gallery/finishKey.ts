import type { Finish } from "../image/finishValues";

/** Names one finish of one output: the raw output, the region and the mask never change; only the photo can, see `pictureKey`. */
export function finishKey(outputId: string, { grow, softEdge, opacity, colourMatch, grain }: Finish): string {
  return [outputId, grow, softEdge, opacity, colourMatch, grain].join(" ");
}
