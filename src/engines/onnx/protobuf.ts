/** One field of a Protocol Buffers message: a number of wire type 0, or the bytes of wire type 2 (a view, not a copy). */
export interface ProtobufField {
  readonly field: number;
  readonly value: number | Uint8Array;
}

/**
 * The fields of a message in order (Protocol Buffers encoding, wire types 0, 1, 2, 5; fixed-size numbers are passed over). Enough to read
 * what a model says of itself without its weights being copied. Numbers beyond 2^53 lose their low digits.
 * @throws RangeError when the bytes are no such message
 */
export function* protobufFields(bytes: Uint8Array): Generator<ProtobufField> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError("a number without end");
  };
  while (at < bytes.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    const wire = tag % 8;
    if (field === 0) throw new RangeError("a field without a number");
    if (wire === 0) yield { field, value: varint() };
    else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else if (wire === 2) {
      const length = varint();
      if (at + length > bytes.length) throw new RangeError("a field that ends too late");
      yield { field, value: bytes.subarray(at, at + length) };
      at += length;
    } else throw new RangeError(`wire type ${wire}`);
  }
}
