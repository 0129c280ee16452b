/** As `channels` of level.ts. */
export const channels: i32 = 5;

/** The bytes of a patch row of radius 3: 7 pixels. Two vectors and three bytes. */
const rowBytes: i32 = 35;
const vectorised: i32 = 7;

/** `sum` and the squares of the differences of 16 bytes at `a` and at `b`, in four lanes. */
export function addSquares(sum: v128, p: v128, q: v128): v128 {
  const d = v128.or(i8x16.sub_sat_u(p, q), i8x16.sub_sat_u(q, p));
  const low = i16x8.extend_low_i8x16_u(d);
  const high = i16x8.extend_high_i8x16_u(d);
  return i32x4.add(sum, i32x4.add(i32x4.dot_i16x8_s(low, low), i32x4.dot_i16x8_s(high, high)));
}

function addRow(sum: v128, a: usize, b: usize): v128 {
  return addSquares(addSquares(sum, v128.load(a), v128.load(b)), v128.load(a, 16), v128.load(b, 16));
}

export function total(sum: v128): i32 {
  const pairs = i32x4.add(sum, i8x16.shuffle(sum, sum, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  return i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1);
}

/** The last three bytes of four rows in one vector; the fourth byte of each lane is of no patch. */
function tails(at: usize, stride: usize): v128 {
  let four = v128.load32_zero(at);
  four = v128.load32_lane(at + stride, four, 1);
  four = v128.load32_lane(at + 2 * stride, four, 2);
  return v128.load32_lane(at + 3 * stride, four, 3);
}

/**
 * The same number as `patchDistance` of patchDistance.ts whenever it is below `limit`; otherwise some number of at least `limit`.
 * Rows of seven pixels by vectors, in stretches after which it may leave; narrower patches, of tiny pictures only, byte by byte.
 */
export function patchDistance(a: usize, b: usize, rows: i32, stride: usize, limit: i32): i32 {
  if (rows !== vectorised) return plainDistance(a, b, rows, stride, limit);
  let sum = addRow(i32x4.splat(0), a, b);
  sum = addRow(sum, a + stride, b + stride);
  if (total(sum) >= limit) return limit;
  sum = addRow(sum, a + 2 * stride, b + 2 * stride);
  sum = addRow(sum, a + 3 * stride, b + 3 * stride);
  if (total(sum) >= limit) return limit;
  sum = addRow(sum, a + 4 * stride, b + 4 * stride);
  sum = addRow(sum, a + 5 * stride, b + 5 * stride);
  sum = addRow(sum, a + 6 * stride, b + 6 * stride);
  const ofPatch = i32x4.splat(0x00ffffff);
  // The fourth row is in both vectors of tails and counts in the first.
  sum = addSquares(sum, v128.and(tails(a + 32, stride), ofPatch), v128.and(tails(b + 32, stride), ofPatch));
  const lower = i32x4(0, 0x00ffffff, 0x00ffffff, 0x00ffffff);
  return total(addSquares(sum, v128.and(tails(a + 32 + 3 * stride, stride), lower), v128.and(tails(b + 32 + 3 * stride, stride), lower)));
}

function plainDistance(a: usize, b: usize, rows: i32, stride: usize, limit: i32): i32 {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < rows * channels; i++) {
      const d = <i32>load<u8>(a + i) - <i32>load<u8>(b + i);
      sum += d * d;
    }
    if (sum >= limit) return sum;
    a += stride;
    b += stride;
  }
  return sum;
}
