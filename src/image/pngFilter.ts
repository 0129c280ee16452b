/**
 * The row filters of PNG (section 9). Which one a row gets is chosen by the least sum of absolute differences, the heuristic
 * that the specification recommends; on long rows the sum is taken over every fifth byte (5 shares no factor with 3 or 4
 * channels, so all channels are seen), which costs a quarter of the full search and picks the same filter nearly always.
 */
const longRow = 4096;
const sampleStep = 5;

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - corner - corner);
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

/** How far a filtered byte is from zero, seen as signed. */
function weigh(byte: number): number {
  const value = byte & 0xff;
  return value < 128 ? value : 256 - value;
}

/** The filter type, 0 to 4, that promises the smallest row. */
function chooseFilter(row: Uint8Array, above: Uint8Array, stride: number): number {
  const step = row.length > longRow ? sampleStep : 1;
  let none = 0;
  let sub = 0;
  let up = 0;
  let average = 0;
  let predicted = 0;
  for (let i = stride; i < row.length; i += step) {
    const value = row[i] ?? 0;
    const left = row[i - stride] ?? 0;
    const over = above[i] ?? 0;
    none += weigh(value);
    sub += weigh(value - left);
    up += weigh(value - over);
    average += weigh(value - ((left + over) >> 1));
    predicted += weigh(value - paeth(left, over, above[i - stride] ?? 0));
  }
  let best = 0;
  let least = none;
  if (sub < least) [best, least] = [1, sub];
  if (up < least) [best, least] = [2, up];
  if (average < least) [best, least] = [3, average];
  return predicted < least ? 4 : best;
}

/**
 * Writes the filter byte and the filtered `row` to `out` from `at`; `above` is the row before it (zeros for the first).
 * `stride` is the bytes of one pixel. A `fixed` type skips the choice.
 */
export function filterRow(out: Uint8Array, at: number, row: Uint8Array, above: Uint8Array, stride: number, fixed?: number): void {
  const type = fixed ?? chooseFilter(row, above, stride);
  const length = row.length;
  out[at] = type;
  const base = at + 1;
  if (type === 0) {
    out.set(row, base);
    return;
  }
  if (type === 2) {
    for (let i = 0; i < length; i++) out[base + i] = (row[i] ?? 0) - (above[i] ?? 0);
    return;
  }
  for (let i = 0; i < stride; i++) {
    const over = above[i] ?? 0;
    out[base + i] = (row[i] ?? 0) - (type === 1 ? 0 : type === 3 ? over >> 1 : over);
  }
  if (type === 1) for (let i = stride; i < length; i++) out[base + i] = (row[i] ?? 0) - (row[i - stride] ?? 0);
  else if (type === 3)
    for (let i = stride; i < length; i++) out[base + i] = (row[i] ?? 0) - (((row[i - stride] ?? 0) + (above[i] ?? 0)) >> 1);
  else
    for (let i = stride; i < length; i++)
      out[base + i] = (row[i] ?? 0) - paeth(row[i - stride] ?? 0, above[i] ?? 0, above[i - stride] ?? 0);
}

/** Undoes the filter of `row` in place. @returns false when the type is unknown. */
export function unfilterRow(type: number, row: Uint8Array, above: Uint8Array, stride: number): boolean {
  const length = row.length;
  switch (type) {
    case 0:
      return true;
    case 1:
      for (let i = stride; i < length; i++) row[i] = (row[i] ?? 0) + (row[i - stride] ?? 0);
      return true;
    case 2:
      for (let i = 0; i < length; i++) row[i] = (row[i] ?? 0) + (above[i] ?? 0);
      return true;
    case 3:
      for (let i = 0; i < length; i++) row[i] = (row[i] ?? 0) + (((i < stride ? 0 : (row[i - stride] ?? 0)) + (above[i] ?? 0)) >> 1);
      return true;
    case 4:
      for (let i = 0; i < stride && i < length; i++) row[i] = (row[i] ?? 0) + (above[i] ?? 0);
      for (let i = stride; i < length; i++) row[i] = (row[i] ?? 0) + paeth(row[i - stride] ?? 0, above[i] ?? 0, above[i - stride] ?? 0);
      return true;
    default:
      return false;
  }
}
