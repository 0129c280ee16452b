/** A node's eight neighbours; the seventh minus a direction is the way back. */
export const neighbours = 8;
const none = -1;

/** What a node hangs on in its tree: a neighbour's direction, or one of these. */
const terminal = 8;
const orphan = 9;
const free = 10;

const source = 1;
const sink = 2;
const far = 0x7fffffff;

/**
 * The cheapest cut between source and sink in a graph whose nodes have up to eight neighbours (Y. Boykov, V. Kolmogorov, "An Experimental
 * Comparison of Min-Cut/Max-Flow Algorithms for Energy Minimization in Vision", PAMI 26, 2004): two trees grow towards each other, the
 * path on which they meet is filled, and what is cut off by that looks for another parent. Costs are whole numbers.
 * `beside` holds eight entries a node, −1 where there is no neighbour, `costs` what it costs to part the two; `terminals` what it costs
 * to part a node from the source (positive) or from the sink (negative). All but `beside` are used up.
 */
export class MinCut {
  readonly #beside: Int32Array;
  readonly #rest: Int32Array;
  readonly #terminals: Int32Array;
  readonly #tree: Uint8Array;
  readonly #parent: Uint8Array;
  /** When the distance to the terminal was last known to hold. */
  readonly #stamps: Int32Array;
  readonly #distances: Int32Array;
  /** The next active node, itself for the last; `none` when it is not active. */
  readonly #nextActive: Int32Array;
  #firstActive = none;
  #lastActive = none;
  /** A ring of nodes without a parent. */
  readonly #orphans: Int32Array;
  #orphanStart = 0;
  #orphanCount = 0;
  #time = 0;
  #current = none;

  constructor(beside: Int32Array, costs: Int32Array, terminals: Int32Array) {
    const count = terminals.length;
    this.#beside = beside;
    this.#rest = costs;
    this.#terminals = terminals;
    this.#tree = new Uint8Array(count);
    this.#parent = new Uint8Array(count).fill(free);
    this.#stamps = new Int32Array(count);
    this.#distances = new Int32Array(count);
    this.#nextActive = new Int32Array(count).fill(none);
    this.#orphans = new Int32Array(count + 1);
    for (let node = 0; node < count; node++) {
      const cost = terminals[node] ?? 0;
      if (cost === 0) continue;
      this.#tree[node] = cost > 0 ? source : sink;
      this.#parent[node] = terminal;
      this.#distances[node] = 1;
      this.#activate(node);
    }
  }

  /** Fills at most so many paths. @returns whether there are more */
  advance(paths: number): boolean {
    for (let count = 0; count < paths; count++) {
      const meeting = this.#grow();
      if (meeting === none) return false;
      this.#time++;
      this.#fill((meeting / neighbours) | 0, meeting % neighbours);
      this.#adopt();
    }
    return true;
  }

  /** Whether a node is on the source's side, once nothing is left to fill. */
  isSource(node: number): boolean {
    return this.#tree[node] === source;
  }

  #activate(node: number): void {
    if (this.#nextActive[node] !== none) return;
    this.#nextActive[node] = node;
    if (this.#lastActive === none) this.#firstActive = node;
    else this.#nextActive[this.#lastActive] = node;
    this.#lastActive = node;
  }

  /** The next active node that still hangs on a tree. */
  #takeActive(): number {
    while (this.#firstActive !== none) {
      const node = this.#firstActive;
      const next = this.#nextActive[node] ?? none;
      this.#nextActive[node] = none;
      if (next === node) this.#firstActive = this.#lastActive = none;
      else this.#firstActive = next;
      if (this.#tree[node] !== 0) return node;
    }
    return none;
  }

  /** Lets the trees grow until they meet. @returns the edge on which they do, from the source's side: node · 8 + direction */
  #grow(): number {
    const beside = this.#beside;
    const tree = this.#tree;
    let node = this.#current;
    if (node !== none && tree[node] === 0) node = none;
    for (;;) {
      if (node === none) node = this.#takeActive();
      if (node === none) return none;
      const mine = tree[node] ?? 0;
      const stamp = this.#stamps[node] ?? 0;
      const distance = this.#distances[node] ?? 0;
      for (let direction = 0; direction < neighbours; direction++) {
        const edge = node * neighbours + direction;
        const other = beside[edge] ?? none;
        if (other === none) continue;
        const back = other * neighbours + 7 - direction;
        if (this.#rest[mine === source ? edge : back] === 0) continue;
        const theirs = tree[other] ?? 0;
        if (theirs === 0) {
          tree[other] = mine;
          this.#parent[other] = 7 - direction;
          this.#stamps[other] = stamp;
          this.#distances[other] = distance + 1;
          this.#activate(other);
        } else if (theirs !== mine) {
          this.#current = node;
          return mine === source ? edge : back;
        } else if ((this.#stamps[other] ?? 0) <= stamp && (this.#distances[other] ?? 0) > distance + 1) {
          // A shorter way to the terminal.
          this.#parent[other] = 7 - direction;
          this.#stamps[other] = stamp;
          this.#distances[other] = distance + 1;
        }
      }
      node = none;
    }
  }

  #fill(from: number, direction: number): void {
    const rest = this.#rest;
    const edge = from * neighbours + direction;
    const to = this.#beside[edge] ?? 0;
    let least = Math.min(rest[edge] ?? 0, this.#narrowest(from, true), this.#narrowest(to, false));
    if (least < 0) least = 0;
    rest[edge] = (rest[edge] ?? 0) - least;
    const back = to * neighbours + 7 - direction;
    rest[back] = (rest[back] ?? 0) + least;
    this.#push(from, least, true);
    this.#push(to, least, false);
  }

  #narrowest(start: number, isSource: boolean): number {
    let least = far;
    let node = start;
    for (;;) {
      const up = this.#parent[node] ?? free;
      if (up === terminal) break;
      const parent = this.#beside[node * neighbours + up] ?? 0;
      const rest = this.#rest[isSource ? parent * neighbours + 7 - up : node * neighbours + up] ?? 0;
      if (rest < least) least = rest;
      node = parent;
    }
    return Math.min(least, Math.abs(this.#terminals[node] ?? 0));
  }

  #push(start: number, amount: number, isSource: boolean): void {
    const rest = this.#rest;
    let node = start;
    for (;;) {
      const up = this.#parent[node] ?? free;
      if (up === terminal) break;
      const parent = this.#beside[node * neighbours + up] ?? 0;
      const [down, away] = [parent * neighbours + 7 - up, node * neighbours + up];
      const [used, back] = isSource ? [down, away] : [away, down];
      rest[back] = (rest[back] ?? 0) + amount;
      const left = (rest[used] ?? 0) - amount;
      rest[used] = left;
      if (left === 0) this.#leave(node);
      node = parent;
    }
    const left = (this.#terminals[node] ?? 0) + (isSource ? -amount : amount);
    this.#terminals[node] = left;
    if (left === 0) this.#leave(node);
  }

  #leave(node: number): void {
    this.#parent[node] = orphan;
    this.#orphans[(this.#orphanStart + this.#orphanCount++) % this.#orphans.length] = node;
  }

  #adopt(): void {
    while (this.#orphanCount > 0) {
      const node = this.#orphans[this.#orphanStart] ?? 0;
      this.#orphanStart = (this.#orphanStart + 1) % this.#orphans.length;
      this.#orphanCount--;
      this.#findParent(node);
    }
  }

  #findParent(node: number): void {
    const mine = this.#tree[node] ?? 0;
    let best = free;
    let bestDistance = far;
    for (let direction = 0; direction < neighbours; direction++) {
      const other = this.#beside[node * neighbours + direction] ?? none;
      if (other === none || this.#tree[other] !== mine) continue;
      if (this.#rest[mine === source ? other * neighbours + 7 - direction : node * neighbours + direction] === 0) continue;
      const distance = this.#origin(other);
      if (distance >= bestDistance) continue;
      best = direction;
      bestDistance = distance;
    }
    if (best === free) this.#setFree(node, mine);
    else {
      this.#parent[node] = best;
      this.#stamps[node] = this.#time;
      this.#distances[node] = bestDistance + 1;
    }
  }

  /** How far a node is from its terminal, `far` when its way there is broken; what is found is noted along the way. */
  #origin(start: number): number {
    let distance = 0;
    for (let node = start; ;) {
      if (this.#stamps[node] === this.#time) {
        distance += this.#distances[node] ?? 0;
        break;
      }
      const up = this.#parent[node] ?? free;
      distance++;
      if (up === terminal) {
        this.#stamps[node] = this.#time;
        this.#distances[node] = 1;
        break;
      }
      if (up >= orphan) return far;
      node = this.#beside[node * neighbours + up] ?? 0;
    }
    let left = distance;
    for (let node = start; this.#stamps[node] !== this.#time;) {
      this.#stamps[node] = this.#time;
      this.#distances[node] = left--;
      node = this.#beside[node * neighbours + (this.#parent[node] ?? 0)] ?? 0;
    }
    return distance;
  }

  /** Nothing holds it: its children are orphans, and who could take it in again is active. */
  #setFree(node: number, mine: number): void {
    for (let direction = 0; direction < neighbours; direction++) {
      const other = this.#beside[node * neighbours + direction] ?? none;
      if (other === none || this.#tree[other] !== mine) continue;
      const back = other * neighbours + 7 - direction;
      if (this.#rest[mine === source ? back : node * neighbours + direction] !== 0) this.#activate(other);
      if (this.#parent[other] === 7 - direction) this.#leave(other);
    }
    this.#parent[node] = free;
    this.#tree[node] = 0;
  }
}
