import { z } from "zod/mini";
import { fillModel } from "./fillRequest";
import { usualRetries, type Transport } from "./transport";

interface Range {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly default?: number;
}

/** The limits of the model as the service lists them today; what it does not list is missing. */
export interface LiveLimits {
  readonly side: Range;
  readonly steps: Range;
  readonly guidance: Range;
  readonly images: Range;
  readonly seed: Range;
  readonly loras: { readonly max?: number; readonly weight: Range };
  /** The names that the model takes; others would be dropped without a word. */
  readonly names: readonly string[];
}

const object = z.record(z.string(), z.unknown());
const number = z.number();

function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)] as unknown;
    const parsed = object.safeParse(inner);
    return parsed.success ? parsed.data[key] : undefined;
  }, value);
}

function numberAt(value: unknown, key: string): number | undefined {
  const parsed = number.safeParse(at(value, key));
  return parsed.success ? parsed.data : undefined;
}

/** A range that contradicts itself is none. */
function rangeOf(property: unknown): Range {
  const [min, max, step, usual] = ["minimum", "maximum", "step", "default"].map((key) => numberAt(property, key));
  if (min !== undefined && max !== undefined && min > max) return {};
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined || step <= 0 ? {} : { step }),
    ...(usual === undefined ? {} : { default: usual }),
  };
}

/** The request's JSON schema of one entry of the catalogue: in the `model_run` schema, or in an OpenAPI-like place; null when in neither. */
function requestSchema(entry: unknown): unknown {
  const schemas = at(entry, "api_schema", "api_schemas");
  const runs = Array.isArray(schemas) ? schemas.filter((schema) => at(schema, "type") === "model_run") : [];
  return at(runs[0], "request_schema") ?? at(entry, "api_schema", "components", "schemas", "Request") ?? null;
}

/** The limits in a catalogue, or null when it does not list them readably. */
export function limitsIn(catalogue: readonly unknown[], model: string): LiveLimits | null {
  const entry = catalogue.find((each) => at(each, "model_id") === model) ?? catalogue.find((each) => at(each, "name") === model);
  const properties = object.safeParse(at(requestSchema(entry), "properties"));
  if (!properties.success) return null;
  const { data } = properties;
  const loras = data["loras"];
  const most = numberAt(loras, "maxItems");
  return {
    // The default of `size` is a text, so it is no number of the range.
    side: rangeOf(data["size"]),
    steps: rangeOf(data["num_inference_steps"]),
    guidance: rangeOf(data["guidance_scale"]),
    images: rangeOf(data["num_images"]),
    seed: rangeOf(data["seed"]),
    loras: { ...(most === undefined ? {} : { max: most }), weight: rangeOf(at(loras, "items", "properties", "scale")) },
    names: Object.keys(data),
  };
}

/** The model's limits from the live catalogue (about 2 MB: ask once and keep the answer). null when it does not list them. @throws Failure */
export async function readLimits(transport: Transport, signal: AbortSignal): Promise<LiveLimits | null> {
  const catalogue = await transport.call({
    method: "GET",
    path: "/models",
    answer: z.array(z.unknown()),
    retries: usualRetries,
    timeout: 60_000,
    signal,
  });
  return limitsIn(catalogue, fillModel);
}
