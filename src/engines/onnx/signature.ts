import { Failure } from "../../lib/failure";
import type { ModelFile, TensorInfo } from "./modelFile";

/**
 * How a network wants its picture. `bytes`: the pipelines that MI-GAN is published as, uint8 in and out, of any size, 255 in the mask is
 * kept. `floats`: LaMa and its kind, 0 to 1 in, 1 in the mask is filled. Both from public descriptions; what a file really does is tried
 * out before it is trusted (`tryModel`).
 */
export interface Signature {
  readonly kind: "bytes" | "floats";
  readonly image: string;
  readonly mask: string;
  readonly output: string;
  /** Side in pixels where the file fixes it; such a network gets a square. */
  readonly side: number | null;
}

const sides = { least: 64, most: 2048 } as const;

/** The signature of a file, by the shapes and types of what goes in and out. @throws Failure model-unfit, with what it has instead */
export function signatureOf({ inputs, outputs }: ModelFile): Signature {
  const unfit = (): Failure => new Failure("model-unfit", { inputs: describe(inputs), outputs: describe(outputs) });
  const image = inputs.find((tensor) => isPicture(tensor, 3));
  const mask = inputs.find((tensor) => isPicture(tensor, 1));
  const output = outputs.find((tensor) => isPicture(tensor, 3));
  if (inputs.length !== 2 || image === undefined || mask === undefined || output === undefined) throw unfit();
  if (image.type === "other" || mask.type !== image.type || output.type !== image.type) throw unfit();
  const [height, width] = [image.shape[2] ?? null, image.shape[3] ?? null];
  if (height !== width || (height !== null && (height < sides.least || height > sides.most))) throw unfit();
  return {
    kind: image.type === "uint8" ? "bytes" : "floats",
    image: image.name,
    mask: mask.name,
    output: output.name,
    side: height,
  };
}

/** `[1, channels, height, width]`, where any side may be open. */
function isPicture({ shape }: TensorInfo, channels: number): boolean {
  const [batch, depth] = shape;
  return shape.length === 4 && (batch === 1 || batch === null) && depth === channels;
}

function describe(tensors: readonly TensorInfo[]): string {
  return tensors
    .slice(0, 4)
    .map(({ name, type, shape }) => `${name.slice(0, 24)} ${type} [${shape.map((side) => side ?? "?").join(", ")}]`)
    .join("; ");
}
