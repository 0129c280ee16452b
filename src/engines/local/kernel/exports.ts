import type { BlendExports } from "./wasmBlend";
import type { SurveyExports } from "./wasmSurvey";

/** What `assembly/index.ts` exports. A ground is the address of the words of `assembly/ground.ts`. */
export interface Exports extends SurveyExports, BlendExports {
  measure(ground: number, from: number, to: number): void;
  improve(ground: number, from: number, to: number, low: number, high: number, backward: number, reach: number, state: number): number;
  voteMean(ground: number, from: number, to: number): number;
  voteCopy(ground: number, from: number, to: number): void;
  guess(ground: number, from: number, to: number, state: number): number;
}

/** Of the longest ground. */
export const groundWords = 17;
export const groundBytes = 4 * groundWords;
