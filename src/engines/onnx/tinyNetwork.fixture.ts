/**
 * Networks of a few hundred bytes with the signatures of the published ones, written here by hand as ONNX protocol buffers. They fill the
 * hole with the mean colour of what is known: no picture worth looking at, but what goes in and out is the real thing.
 */
export interface TinyNetwork {
  readonly kind: "bytes" | "floats";
  /** null leaves it open. */
  readonly side: number | null;
  /** Comes out as 0 to 1, of `floats`. */
  readonly unit?: boolean;
  /** Takes the mask the other way round. */
  readonly inverted?: boolean;
  /** Means of what lies to the left alone, so that it matters how the picture is turned. */
  readonly fromLeft?: boolean;
  /** Gives the picture back as it came. */
  readonly idle?: boolean;
  readonly licence?: string;
  /** Says that a weight lies in another file. */
  readonly external?: boolean;
  /** Channels of the picture, when not three. */
  readonly channels?: number;
}

const float = 1;
const uint8 = 2;
const int64 = 7;

export function tinyNetwork(options: TinyNetwork): Blob {
  const { kind, side, unit = false, inverted = false, idle = false, fromLeft = false, licence, external = false, channels = 3 } = options;
  const type = kind === "bytes" ? uint8 : float;
  const white = kind === "bytes" ? 255 : 1;
  const maskKeeps = (kind === "bytes") !== inverted;
  const axes = fromLeft ? [2] : [2, 3];
  const nodes = [
    node("Cast", ["image"], ["picture"], [number("to", float)]),
    node("Cast", ["mask"], ["light"], [number("to", float)]),
    node("Div", ["light", "white"], ["share"]),
    ...(maskKeeps ? [node("Identity", ["share"], ["keep"])] : [node("Sub", ["one", "share"], ["keep"])]),
    node("Mul", ["picture", "keep"], ["known"]),
    ...(fromLeft
      ? [
          node("ReduceSum", ["known", "axes"], ["columns"]),
          node("CumSum", ["columns", "across"], ["sum"]),
          node("ReduceSum", ["keep", "axes"], ["kept"]),
          node("CumSum", ["kept", "across"], ["count"]),
        ]
      : [node("ReduceSum", ["known", "axes"], ["sum"]), node("ReduceSum", ["keep", "axes"], ["count"])]),
    node("Div", ["sum", "count"], ["mean"]),
    node("Sub", ["one", "keep"], ["hole"]),
    node("Mul", ["mean", "hole"], ["filling"]),
    ...(idle ? [node("Identity", ["picture"], ["filled"])] : [node("Add", ["known", "filling"], ["filled"])]),
    node("Mul", ["filled", "scale"], ["scaled"]),
    node("Cast", ["scaled"], ["result"], [number("to", type)]),
  ];
  const scale = kind === "bytes" || unit ? 1 : 255;
  const graph = message([
    ...nodes.map((each) => bytes(1, each)),
    text(2, "tiny"),
    ...[scalar("white", white), scalar("one", 1), scalar("scale", scale, external)].map((each) => bytes(5, each)),
    bytes(5, message([varint(1, axes.length), varint(2, int64), text(8, "axes"), bytes(9, int64Bytes(axes))])),
    ...(fromLeft ? [bytes(5, message([varint(2, int64), text(8, "across"), bytes(9, int64Bytes([3]))]))] : []),
    bytes(11, tensorType("image", type, channels, side)),
    bytes(11, tensorType("mask", type, 1, side)),
    bytes(12, tensorType("result", type, channels, side)),
  ]);
  const model = message([
    varint(1, 8),
    text(2, "tiny by hand"),
    bytes(7, graph),
    bytes(8, message([text(1, ""), varint(2, 13)])),
    ...(licence === undefined ? [] : [bytes(14, message([text(1, "license"), text(2, licence)]))]),
  ]);
  return new Blob([model]);
}

type Bytes = Uint8Array<ArrayBuffer>;

function message(parts: readonly Bytes[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function digits(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 128)) out.push((rest % 128) | 0x80);
  return [...out, rest];
}

const varint = (field: number, value: number): Bytes => Uint8Array.from([...digits(field * 8), ...digits(value)]);
const bytes = (field: number, value: Bytes): Bytes =>
  message([Uint8Array.from([...digits(field * 8 + 2), ...digits(value.length)]), value]);
const text = (field: number, value: string): Bytes => bytes(field, new TextEncoder().encode(value));

/** AttributeProto of one whole number: name 1, i 3, type 20 (INT is 2). */
const number = (name: string, value: number): Bytes => message([text(1, name), varint(3, value), varint(20, 2)]);

/** NodeProto: input 1, output 2, op_type 4, attribute 5. */
function node(operation: string, inputs: readonly string[], outputs: readonly string[], attributes: readonly Bytes[] = []): Bytes {
  return message([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, operation),
    ...attributes.map((attribute) => bytes(5, attribute)),
  ]);
}

/** TensorProto of one float: data_type 2, name 8, raw_data 9, data_location 14 (EXTERNAL is 1). */
function scalar(name: string, value: number, external = false): Bytes {
  const raw = new Uint8Array(4);
  new DataView(raw.buffer).setFloat32(0, value, true);
  return message([varint(2, float), text(8, name), bytes(9, raw), ...(external ? [varint(14, 1)] : [])]);
}

function int64Bytes(values: readonly number[]): Bytes {
  const raw = new Uint8Array(values.length * 8);
  for (const [at, value] of values.entries()) new DataView(raw.buffer).setBigInt64(at * 8, BigInt(value), true);
  return raw;
}

/** ValueInfoProto of [1, channels, side, side]; an open side has a name instead of a length. */
function tensorType(name: string, type: number, channels: number, side: number | null): Bytes {
  const length = (value: number): Bytes => bytes(1, varint(1, value));
  const open = (label: string): Bytes => bytes(1, text(2, label));
  const shape = message([length(1), length(channels), ...(side === null ? [open("height"), open("width")] : [length(side), length(side)])]);
  return message([text(1, name), bytes(2, message([bytes(1, message([varint(1, type), bytes(2, shape)]))]))]);
}
