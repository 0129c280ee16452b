/** Why a typed number cannot be taken as it is. */
export type NumberProblem = "missing" | "tooSmall" | "tooLarge" | "notWhole" | "step";

export interface NumberRule {
  readonly min: number;
  readonly max: number;
  /** Allowed values are `min`, `min + step`, …; the step also tells how many decimals a value may have. */
  readonly step: number;
  readonly allowEmpty?: boolean;
}

/** The first thing that is wrong with `value` (null: nothing was typed), or null when it is right. */
export function numberProblem(value: number | null, rule: NumberRule): NumberProblem | null {
  if (value === null) return rule.allowEmpty === true ? null : "missing";
  if (value < rule.min) return "tooSmall";
  if (value > rule.max) return "tooLarge";
  if (onStep(value, rule)) return null;
  return rule.step === 1 ? "notWhole" : "step";
}

/** The nearest allowed number. */
export function nearestNumber(value: number, { min, max, step }: NumberRule): number {
  const bounded = Math.min(max, Math.max(min, value));
  // Counted in whole steps, then rounded to ten decimals: 28 + 17 × 0.1 is 29.7 and not 29.700000000000003.
  const snapped = Number((min + Math.round((bounded - min) / step) * step).toFixed(10));
  return snapped > max ? Number((snapped - step).toFixed(10)) : snapped;
}

function onStep(value: number, rule: NumberRule): boolean {
  return Math.abs(nearestNumber(value, rule) - value) < 1e-9;
}
