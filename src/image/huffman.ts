/**
 * Canonical Huffman codes of limited length, as RFC 1951 section 3.2.2 wants them. Lengths come from the two-queue construction over
 * sorted weights (J. van Leeuwen, 1976); where the limit is passed they are clamped and the Kraft sum is repaired by lengthening the
 * cheapest shorter codes, which costs next to nothing because only the rarest symbols are touched.
 */
export function codeLengths(weights: Uint32Array, limit: number): Uint8Array {
  const lengths = new Uint8Array(weights.length);
  const used = Array.from(weights.keys()).filter((symbol) => (weights[symbol] ?? 0) > 0);
  // A code of one symbol still takes one bit.
  for (const symbol of used) lengths[symbol] = 1;
  if (used.length < 3) return lengths;
  used.sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || a - b);
  const depths = treeDepths(used.map((symbol) => weights[symbol] ?? 0)).map((depth) => Math.min(depth, limit));
  repairKraft(depths, limit);
  used.forEach((symbol, i) => (lengths[symbol] = depths[i] ?? 0));
  return lengths;
}

/** Depth of every leaf of the Huffman tree over ascending `weights`. */
function treeDepths(weights: readonly number[]): number[] {
  const leaves = weights.length;
  const sums = [...weights];
  const parents: number[] = [];
  let leaf = 0;
  let node = leaves;
  const takeSmallest = (parent: number): number => {
    const smallest = leaf < leaves && (node >= parent || (sums[leaf] ?? 0) <= (sums[node] ?? 0)) ? leaf++ : node++;
    parents[smallest] = parent;
    return sums[smallest] ?? 0;
  };
  const root = 2 * leaves - 2;
  for (let parent = leaves; parent <= root; parent++) sums[parent] = takeSmallest(parent) + takeSmallest(parent);
  const depths: number[] = [];
  depths[root] = 0;
  for (let i = root - 1; i >= 0; i--) depths[i] = (depths[parents[i] ?? root] ?? 0) + 1;
  return depths.slice(0, leaves);
}

/** Makes clamped depths (of ascending weights) a full prefix code again. */
function repairKraft(depths: number[], limit: number): void {
  const whole = 2 ** limit;
  let sum = depths.reduce((total, depth) => total + 2 ** (limit - depth), 0);
  for (let i = 0; sum > whole && i < depths.length; i++) {
    while ((depths[i] ?? limit) < limit && sum > whole) {
      sum -= 2 ** (limit - (depths[i] ?? 0) - 1);
      depths[i] = (depths[i] ?? 0) + 1;
    }
  }
  for (let i = depths.length - 1; i >= 0; i--) {
    while ((depths[i] ?? 0) > 1 && sum + 2 ** (limit - (depths[i] ?? 0)) <= whole) {
      sum += 2 ** (limit - (depths[i] ?? 0));
      depths[i] = (depths[i] ?? 0) - 1;
    }
  }
}

/** The codes of `lengths`, bits reversed as deflate writes them. */
export function reversedCodes(lengths: Uint8Array): Uint16Array {
  const next = new Uint16Array(17);
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 1; length < 17; length++) next[length] = (((next[length - 1] ?? 0) + (next[length] ?? 0)) << 1) & 0xffff;
  return Uint16Array.from(lengths, (length) => {
    if (length === 0) return 0;
    let code = next[length] ?? 0;
    next[length] = code + 1;
    let reversed = 0;
    for (let bit = 0; bit < length; bit++, code >>= 1) reversed = (reversed << 1) | (code & 1);
    return reversed;
  });
}
