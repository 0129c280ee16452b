type Map = Uint8Array | Uint16Array | Int32Array | Float32Array | Float64Array;

export interface Placed<Maps extends Record<string, Map>> {
  /** Copies of the maps, in the memory. */
  readonly views: Maps;
  /** Their addresses. */
  readonly at: Record<keyof Maps, number>;
  /** The address of as many bytes of room as were asked for. */
  readonly room: number;
}

const pageBytes = 65_536;
/** Of the code's own data, which has the beginning of the memory. */
const reserved = 1024;
/** Vectors reach beyond the last patch of a plane. */
const overrun = 64;

/**
 * Copies `maps` into the memory, one after another, and grows it where needed. What was placed before is no longer there, and its views
 * are dead; views of a shared memory go on showing what has taken its place. Other threads need not be told of the growth.
 * @throws RangeError when there is not enough memory
 */
export function place<Maps extends Record<string, Map>>(memory: WebAssembly.Memory, maps: Maps, roomBytes: number): Placed<Maps> {
  let end = reserved;
  const take = (bytes: number): number => {
    const start = end;
    end = (start + bytes + overrun + 15) & ~15;
    return start;
  };
  const addresses = Object.entries(maps).map(([name, map]) => [name, take(map.byteLength)] as const);
  const room = take(roomBytes);
  growTo(memory, end);
  const at = Object.fromEntries(addresses) as Record<keyof Maps, number>;
  const copies = Object.entries(maps).map(([name, map]) => [name, copyTo(memory.buffer, at[name] ?? 0, map)] as const);
  return { views: Object.fromEntries(copies) as Maps, at, room };
}

/** Room for what is made in the memory, piece after piece. */
export interface Room {
  /** The address of so many bytes, with whatever lay there. Views made before may be dead. @throws RangeError when there is not enough memory */
  take(bytes: number): number;
}

/** @param from an address behind all that is to stay: the `room` of what was placed with no room */
export function openRoom(memory: WebAssembly.Memory, from: number): Room {
  let next = from;
  return {
    take: (bytes) => {
      const start = next;
      next = (start + bytes + 15) & ~15;
      growTo(memory, next + overrun);
      return start;
    },
  };
}

function growTo(memory: WebAssembly.Memory, end: number): void {
  const missing = Math.ceil((end - memory.buffer.byteLength) / pageBytes);
  if (missing > 0) memory.grow(missing);
}

function copyTo(buffer: ArrayBufferLike, address: number, map: Map): Map {
  const kind = map.constructor as new (buffer: ArrayBufferLike, address: number, length: number) => Map;
  const copy = new kind(buffer, address, map.length);
  copy.set(map);
  return copy;
}
