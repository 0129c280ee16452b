import { setParams } from "../document/paramsCommands";
import { fillLimits } from "../engines/fillParams";

/** Writes a new random seed into the form. */
export function rollSeed(): void {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  // The largest seed is 2^31 − 1, so dropping a bit keeps all of them equally likely.
  setParams({ seed: (word >>> 1) + fillLimits.seed.min });
}
