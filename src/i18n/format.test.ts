import { describe, expect, it } from "vitest";
import { formatBytes, formatDuration, formatMoney, formatPercent, formatTimeAgo } from "./format";

/** Locale data puts no-break spaces between number and unit. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  it("is exact to the thousandth and keeps two decimals", () => {
    expect(formatMoney(35, "en")).toBe("$0.035");
    expect(formatMoney(105, "en")).toBe("$0.105");
    expect(formatMoney(140, "en")).toBe("$0.14");
    expect(formatMoney(0, "en")).toBe("$0.00");
    expect(formatMoney(1_234_567, "en")).toBe("$1,234.567");
  });

  it("is written the Vietnamese way", () => {
    expect(plain(formatMoney(105, "vi"))).toBe("0,105 US$");
    expect(plain(formatMoney(140, "vi"))).toBe("0,14 US$");
  });

  it("refuses fractions of a thousandth", () => {
    expect(() => formatMoney(0.5, "en")).toThrow(RangeError);
  });
});

describe("shares", () => {
  it("never claim nothing or everything falsely", () => {
    expect(formatPercent(0.146, "en")).toBe("14.6 %");
    expect(formatPercent(0.146, "vi")).toBe("14,6 %");
    expect(formatPercent(0.00001, "en")).toBe("0.1 %");
    expect(formatPercent(0.99999, "en")).toBe("99.9 %");
    expect(formatPercent(0, "en")).toBe("0 %");
    expect(formatPercent(1, "en")).toBe("100 %");
  });
});

describe("times and sizes", () => {
  it("are short", () => {
    expect(formatDuration(420, "en")).toBe("0.4 s");
    expect(formatDuration(22_400, "en")).toBe("22 s");
    expect(formatDuration(59_700, "en")).toBe("1 min");
    expect(formatDuration(125_000, "en")).toBe("2 min 5 s");
    expect(plain(formatDuration(9000, "vi"))).toBe("9 giây");
    expect(plain(formatBytes(3_400_000, "en"))).toBe("3.4 MB");
    expect(plain(formatBytes(640, "en"))).toBe("640 byte");
  });

  it("tell how long ago", () => {
    const now = new Date(2026, 2, 5, 15, 0).getTime();
    expect(formatTimeAgo(now - 20_000, now, "en")).toBe("Now");
    expect(formatTimeAgo(now - 180_000, now, "en")).toBe("3 min ago");
    expect(formatTimeAgo(new Date(2026, 2, 5, 10, 42).getTime(), now, "en")).toBe("10:42");
    expect(formatTimeAgo(new Date(2026, 2, 1).getTime(), now, "en")).toBe("1 Mar");
  });
});
