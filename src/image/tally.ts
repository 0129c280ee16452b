const binsPerLevel = 4;
const reach = 96;
const middle = reach * binsPerLevel;

/** Counts differences of up to 96 levels in quarters of a level, to ask for their middle: what a sort would cost for every cell is saved. */
export class Tally {
  readonly #bins = new Uint16Array(2 * middle + 1);
  #low = 2 * middle;
  #high = 0;
  count = 0;

  clear(): void {
    if (this.count > 0) this.#bins.fill(0, this.#low, this.#high + 1);
    this.#low = 2 * middle;
    this.#high = 0;
    this.count = 0;
  }

  add(value: number): void {
    const bin = Math.max(0, Math.min(2 * middle, Math.round(value * binsPerLevel) + middle));
    this.#bins[bin] = (this.#bins[bin] ?? 0) + 1;
    if (bin < this.#low) this.#low = bin;
    if (bin > this.#high) this.#high = bin;
    this.count++;
  }

  /** The mean of the middle half, which a few strays do not move, and how wide that half is. */
  middleHalf(): { readonly mean: number; readonly width: number } {
    const from = this.count / 4;
    const to = this.count - from;
    let [passed, sum, weight, first, last] = [0, 0, 0, this.#low, this.#low];
    for (let bin = this.#low; bin <= this.#high; bin++) {
      const here = this.#bins[bin] ?? 0;
      const share = Math.min(to, passed + here) - Math.max(from, passed);
      if (passed <= from) first = bin;
      if (share > 0) {
        sum += share * (bin - middle);
        weight += share;
        last = bin;
      }
      passed += here;
    }
    return { mean: weight > 0 ? sum / weight / binsPerLevel : 0, width: (last - first) / binsPerLevel };
  }
}
