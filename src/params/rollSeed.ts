import { setParams } from "../document/paramsCommands";
import { randomSeed } from "../engines/randomSeed";

/** Writes a new random seed into the form. */
export function rollSeed(): void {
  setParams({ seed: randomSeed() });
}
