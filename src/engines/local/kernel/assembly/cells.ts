/** As membrane.ts, of whose cells these are the lists. */
const none = -1;
const held = -2;

/** Writes to each of the `size` places of a grid which cell it is, or `none`. */
export function placeCells(positions: usize, count: i32, places: usize, size: i32): void {
  memory.fill(places, 0xff, size << 2);
  for (let k = 0; k < count; k++) store<i32>(places + (load<i32>(positions + (k << 2)) << 2), k);
}

/** Writes the neighbours of the cells `from` to `to`. `known` is 0 where all that is no cell is held. */
export function listNeighbours(
  width: i32,
  height: i32,
  positions: usize,
  places: usize,
  known: usize,
  neighbours: usize,
  from: i32,
  to: i32,
): void {
  for (let k = from; k < to; k++) {
    const at = load<i32>(positions + (k << 2));
    const y = at / width;
    const x = at - y * width;
    const own = neighbours + (k << 4);
    store<i32>(own, x > 0 ? neighbourAt(places, known, at - 1) : none);
    store<i32>(own, x < width - 1 ? neighbourAt(places, known, at + 1) : none, 4);
    store<i32>(own, y > 0 ? neighbourAt(places, known, at - width) : none, 8);
    store<i32>(own, y < height - 1 ? neighbourAt(places, known, at + width) : none, 12);
  }
}

function neighbourAt(places: usize, known: usize, other: i32): i32 {
  const place = load<i32>(places + (other << 2));
  if (place !== none) return place;
  return known === 0 || load<u8>(known + other) === 1 ? held : none;
}

/** Lists the cells that four make up, with the places of the coarser grid and the parents of the `count` finer ones. Returns how many. */
export function coarsen(
  fineWidth: i32,
  fineHeight: i32,
  finePositions: usize,
  count: i32,
  places: usize,
  positions: usize,
  parents: usize,
): i32 {
  const width = (fineWidth + 1) >> 1;
  const height = (fineHeight + 1) >> 1;
  memory.fill(places, 0xff, (width * height) << 2);
  let listed = 0;
  for (let k = 0; k < count; k++) {
    const at = load<i32>(finePositions + (k << 2));
    const y = at / fineWidth;
    const cell = (y >> 1) * width + ((at - y * fineWidth) >> 1);
    let place = load<i32>(places + (cell << 2));
    if (place === none) {
      place = listed++;
      store<i32>(places + (cell << 2), place);
      store<i32>(positions + (place << 2), cell);
    }
    store<i32>(parents + (k << 2), place);
  }
  return listed;
}

/** Each of the `coarse` cells bears the sum of its cells' loads. */
export function gather(load_: usize, parents: usize, count: i32, sums: usize, coarse: i32): void {
  memory.fill(sums, 0, coarse << 4);
  for (let k = 0; k < count; k++) {
    const to = sums + (load<i32>(parents + (k << 2)) << 4);
    v128.store(to, f32x4.add(v128.load(to), v128.load(load_ + (k << 4))));
  }
}

/** Each cell takes its parent's value. */
export function scatter(values: usize, parents: usize, count: i32, to: usize): void {
  for (let k = 0; k < count; k++) v128.store(to + (k << 4), v128.load(values + (load<i32>(parents + (k << 2)) << 4)));
}

export function addValues(values: usize, others: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 4; at += 16)
    v128.store(values + at, f32x4.add(v128.load(values + at), v128.load(others + at)));
}

export function clear(at: usize, bytes: i32): void {
  memory.fill(at, 0, bytes);
}
