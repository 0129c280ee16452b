import { milliDollars, type MilliDollars } from "../money";

/**
 * Dollars of the service (a JSON number, or the same as text) as whole thousandths, exactly: the value is taken to nine decimals, which
 * removes the noise of binary fractions (0.07000000000000001), and divided as an integer.
 * - `up` for prices: never less than what may be charged;
 * - `down` for a balance: never more than there is;
 * - `nearest` for charges and refunds: half a thousandth goes away from zero.
 * null for what is no finite amount.
 */
export function thousandths(dollars: unknown, rounding: "up" | "down" | "nearest"): MilliDollars | null {
  const value = typeof dollars === "string" && dollars.trim() !== "" ? Number(dollars) : dollars;
  if (typeof value !== "number" || !Number.isFinite(value) || Math.abs(value) >= 1e9) return null;
  const nano = BigInt(value.toFixed(9).replace(".", ""));
  return milliDollars(Number(divide(nano, 1_000_000n, rounding)));
}

function divide(value: bigint, by: bigint, rounding: "up" | "down" | "nearest"): bigint {
  const whole = value / by;
  const rest = value % by;
  if (rest === 0n) return whole;
  const away = value < 0n ? whole - 1n : whole + 1n;
  if (rounding === "up") return value < 0n ? whole : away;
  if (rounding === "down") return value < 0n ? away : whole;
  return (rest < 0n ? -rest : rest) * 2n >= by ? away : whole;
}
