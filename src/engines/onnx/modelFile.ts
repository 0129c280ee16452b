import { Failure } from "../../lib/failure";
import { protobufFields, type ProtobufField } from "./protobuf";

/** A tensor that goes into or comes out of a network. */
export interface TensorInfo {
  readonly name: string;
  /** As ONNX names it; `other` for what no picture has. */
  readonly type: "float32" | "uint8" | "other";
  /** null where the file leaves a side open. */
  readonly shape: readonly (number | null)[];
}

/** What an ONNX file says of itself. */
export interface ModelFile {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  /** What made the file; empty when it does not say. */
  readonly producer: string;
  /** From the file's own metadata; null when it does not say. */
  readonly licence: string | null;
}

/** Field numbers of onnx.proto3, release 1.19. */
const model = { producerName: 2, graph: 7, metadata: 14 } as const;
const graph = { initializer: 5, input: 11, output: 12 } as const;
const tensor = { name: 8, dataLocation: 14 } as const;
const elementTypes: Readonly<Record<number, TensorInfo["type"]>> = { 1: "float32", 2: "uint8" };

/** Text that is shown; a file may hold anything. */
const longest = 200;

/**
 * Reads the head of an ONNX file. Nothing of it is run, and its weights are not copied.
 * @throws Failure model-broken for another kind of file, model-external when its weights are in files beside it
 */
export function readModelFile(bytes: Uint8Array): ModelFile {
  try {
    const fields = [...protobufFields(bytes)];
    const parts = [...protobufFields(lastBytes(fields, model.graph))];
    const weights = parts.filter(({ field }) => field === graph.initializer).map(({ value }) => [...protobufFields(asBytes(value))]);
    if (weights.some((each) => each.some(({ field, value }) => field === tensor.dataLocation && value === 1))) {
      throw new Failure("model-external");
    }
    // Files of the first version of the format name the weights among the inputs.
    const own = new Set(weights.map((each) => textOf(each, tensor.name)));
    const tensorsOf = (number: number): TensorInfo[] =>
      parts.filter(({ field }) => field === number).map(({ value }) => tensorInfo(asBytes(value)));
    const inputs = tensorsOf(graph.input).filter(({ name }) => !own.has(name));
    const outputs = tensorsOf(graph.output);
    if (inputs.length === 0 || outputs.length === 0) throw new Failure("model-broken");
    return { inputs, outputs, producer: textOf(fields, model.producerName), licence: licenceOf(fields) };
  } catch (thrown) {
    throw thrown instanceof Failure ? thrown : new Failure("model-broken", {}, { cause: thrown });
  }
}

function asBytes(value: number | Uint8Array): Uint8Array {
  if (typeof value === "number") throw new RangeError("a number where a message belongs");
  return value;
}

function lastBytes(fields: readonly ProtobufField[], number: number): Uint8Array {
  const found = fields.findLast(({ field }) => field === number);
  if (found === undefined) throw new RangeError(`no field ${number}`);
  return asBytes(found.value);
}

function textOf(fields: readonly ProtobufField[], number: number): string {
  const value = fields.findLast(({ field }) => field === number)?.value;
  return value instanceof Uint8Array ? new TextDecoder().decode(value.subarray(0, longest)) : "";
}

/** ValueInfoProto: name 1, type 2 → tensor_type 1 → elem_type 1, shape 2 → dim 1 → dim_value 1. */
function tensorInfo(bytes: Uint8Array): TensorInfo {
  const fields = [...protobufFields(bytes)];
  const type = [...protobufFields(lastBytes([...protobufFields(lastBytes(fields, 2))], 1))];
  const element = type.findLast(({ field }) => field === 1)?.value;
  const shape = type.findLast(({ field }) => field === 2)?.value;
  const sides = shape === undefined ? [] : [...protobufFields(asBytes(shape))].filter(({ field }) => field === 1);
  return {
    name: textOf(fields, 1),
    type: typeof element === "number" ? (elementTypes[element] ?? "other") : "other",
    shape: sides.map(({ value }) => {
      const length = [...protobufFields(asBytes(value))].findLast(({ field }) => field === 1)?.value;
      return typeof length === "number" && length > 0 ? length : null;
    }),
  };
}

/** StringStringEntryProto: key 1, value 2. */
function licenceOf(fields: readonly ProtobufField[]): string | null {
  for (const { field, value } of fields) {
    if (field !== model.metadata) continue;
    const entry = [...protobufFields(asBytes(value))];
    if (/^licen[cs]e$/i.test(textOf(entry, 1))) return textOf(entry, 2) || null;
  }
  return null;
}
