export type Language = "en" | "vi";

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, options);
    numberFormats.set(key, format);
  }
  return format;
}

/** Whole thousandths of a US dollar as `$0.035`, `$0.14`; Vietnamese `0,035 US$`. Two decimals, three where thousandths are there. Exact: no float of dollars is made. @throws RangeError on fractions */
export function formatMoney(milli: number, language: Language): string {
  if (!Number.isSafeInteger(milli)) throw new RangeError(`not whole thousandths: ${milli}`);
  const digits = String(Math.abs(milli)).padStart(4, "0");
  const decimal = `${milli < 0 ? "-" : ""}${digits.slice(0, -3)}.${digits.slice(-3)}` as `${number}`;
  return numberFormat(language, { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: 3 }).format(decimal);
}

/** `11,482,003`; at most `decimals` digits after the point. */
export function formatNumber(value: number, language: Language, decimals = 2): string {
  return numberFormat(language, { maximumFractionDigits: decimals }).format(value);
}

/** `14.6 %` for 0.146: one decimal, and never `0 %` for something or `100 %` for not quite everything. */
export function formatPercent(share: number, language: Language): string {
  const tenths = Math.round(share * 1000);
  const honest = share > 0 && share < 1 ? Math.min(999, Math.max(1, tenths)) : tenths;
  return `${numberFormat(language, { maximumFractionDigits: 1 }).format(honest / 10)} %`;
}

const byteUnits = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** `640 byte`, `3.4 MB`: powers of 1000, as operating systems show disks. */
export function formatBytes(bytes: number, language: Language): string {
  const power = bytes < 1000 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = byteUnits[power] ?? "byte";
  return numberFormat(language, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: power < 2 ? 0 : 1 }).format(
    bytes / 1000 ** power,
  );
}

/** `0.4 s`, `22 s`, `2 min 5 s`; Vietnamese `22 giây`. Milliseconds in. */
export function formatDuration(milliseconds: number, language: Language): string {
  const seconds = milliseconds / 1000;
  const unit = (value: number, name: "second" | "minute", decimals: number): string =>
    language === "en"
      ? `${numberFormat(language, { maximumFractionDigits: decimals }).format(value)} ${name === "second" ? "s" : "min"}`
      : numberFormat(language, { style: "unit", unit: name, unitDisplay: "long", maximumFractionDigits: decimals }).format(value);
  if (seconds < 9.95) return unit(Math.max(0.1, seconds), "second", 1);
  const whole = Math.round(seconds);
  if (whole < 60) return unit(whole, "second", 0);
  const rest = whole % 60;
  return rest === 0 ? unit(whole / 60, "minute", 0) : `${unit(Math.floor(whole / 60), "minute", 0)} ${unit(rest, "second", 0)}`;
}

/** `3 min ago` within the hour, `10:42` within the day, else `28 Sep`. Both times in milliseconds since 1970. */
export function formatTimeAgo(time: number, now: number, language: Language): string {
  const minutes = Math.floor((now - time) / 60_000);
  if (minutes < 60) {
    const format = new Intl.RelativeTimeFormat(language, { style: "short", numeric: "auto" });
    return minutes < 1 ? capitalized(format.format(0, "second")) : plainAbbreviations(format.format(-minutes, "minute"));
  }
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  const options: Intl.DateTimeFormatOptions = sameDay
    ? { hour: "2-digit", minute: "2-digit", hour12: false }
    : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi", options).format(time);
}

/** `22:31:05`, the time of day; `time` in milliseconds since 1970. */
export function formatClock(time: number, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi", options).format(time);
}

/** `2 Dec`; `time` in milliseconds since 1970. */
export function formatDay(time: number, language: Language): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi", { day: "numeric", month: "short" }).format(time);
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** `3 min. ago` of the locale data reads better without the dot in a label. */
function plainAbbreviations(text: string): string {
  return text.replace("min.", "min");
}

/** `top, left and right`. */
export function formatList(words: readonly string[], language: Language): string {
  return new Intl.ListFormat(language === "en" ? "en-GB" : "vi", { type: "conjunction" }).format(words);
}
