import type { SurveyExports } from "./wasmSurvey";

/** What `assembly/index.ts` exports. A ground is the address of the words of `assembly/ground.ts`. */
export interface Exports extends SurveyExports {
  measure(ground: number, from: number, to: number): void;
  improve(ground: number, from: number, to: number, low: number, high: number, backward: number, reach: number, state: number): number;
  voteMean(ground: number, from: number, to: number): number;
  voteCopy(ground: number, from: number, to: number): void;
  guess(ground: number, from: number, to: number, state: number): number;
  relax(neighbours: number, load: number, values: number, count: number, pull: number, overRelaxation: number): void;
}

/** Of the longest ground. */
export const groundWords = 17;
export const groundBytes = 4 * groundWords;
