/** Money in whole thousandths of a US dollar (35 is $0.035); never a float of dollars. */
export type MilliDollars = number & { readonly __unit: "thousandths of a US dollar" };

/** @throws RangeError unless `value` is a whole number. */
export function milliDollars(value: number): MilliDollars {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole thousandths: ${value}`);
  return value as MilliDollars;
}
