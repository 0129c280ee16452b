/** Seeds are rolled below this: six digits can be read out, retyped and told apart, and every seed + image index stays in range. */
export const rolledSeeds = 1_000_000;

/** A new random seed, 0 to 999,999, each equally likely (rejection sampling: the remainder of 2^32 is drawn again). */
export function randomSeed(): number {
  const fair = 2 ** 32 - (2 ** 32 % rolledSeeds);
  const word = new Uint32Array(1);
  do crypto.getRandomValues(word);
  while ((word[0] ?? 0) >= fair);
  return (word[0] ?? 0) % rolledSeeds;
}
