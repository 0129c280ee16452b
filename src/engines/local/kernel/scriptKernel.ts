import { blend } from "../blend";
import { cutLevel } from "../cutLevel";
import { writeFeatures } from "../features";
import { halve } from "../halve";
import { holeDepth } from "../holeDepth";
import { findPatches, markSources } from "../patches";
import { improveField, measureField } from "../nearestNeighbourField";
import { guessPixels, guessRoom } from "../guess";
import { voteCopy, voteMean } from "../vote";
import type { Kernel } from "./kernel";

const nothing = (): void => undefined;

/** The kernel of plain TypeScript; it works on the maps where they are. */
export const scriptKernel: Kernel = {
  cutLevel,
  writeFeatures,
  markSources,
  holeDepth,
  halve,
  findPatches,
  blend,
  openLevel(ballot) {
    const { level, patches, field } = ballot;
    return {
      ballot,
      threads: 1,
      measure: (from, to) => measureField(level, patches, field, from, to),
      improve: (bands, from, to, backward, reach) => {
        for (const band of bands) improveField(level, patches, field, band, from, to, backward, reach);
      },
      voteMean: (from, to) => voteMean(ballot, from, to),
      voteCopy: (from, to) => voteCopy(ballot, from, to),
      close: nothing,
    };
  },
  openGuess(ground) {
    const room = guessRoom(ground);
    return { guess: (from, to, random) => guessPixels(ground, room, from, to, random), close: nothing };
  },
};
