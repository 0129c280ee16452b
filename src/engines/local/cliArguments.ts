import { fillLimits } from "../fillParams";

export interface CliArguments {
  readonly photo: string;
  readonly mask: string;
  readonly out: string;
  /** Null: copy from anywhere. */
  readonly avoid: string | null;
  readonly seed: number;
  readonly steps: number;
  readonly images: number;
}

const usage = "usage: npm run fill -- photo.png mask.png out.png [--avoid avoid.png] [--seed 1] [--steps 28] [--images 1]";

const ranges = {
  "--seed": { ...fillLimits.seed, default: 1 },
  "--steps": fillLimits.steps,
  "--images": fillLimits.images,
} as const;

/** A mistake of whoever typed the command: one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** @throws UsageError */
export function parseArguments(words: readonly string[]): CliArguments {
  const files: string[] = [];
  const values = new Map<string, number>();
  let avoid: string | null = null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!word.startsWith("--")) {
      files.push(word);
      continue;
    }
    const [name = "", inline] = word.split("=", 2);
    const text = inline ?? words[++at] ?? "";
    if (name === "--avoid") {
      if (text === "") throw new UsageError(`--avoid is a picture of the size of the photo, light where nothing may be copied from`);
      avoid = text;
      continue;
    }
    if (!(name in ranges)) throw new UsageError(`unknown option ${name}; ${usage}`);
    const { min, max } = ranges[name as keyof typeof ranges];
    const value = Number(text);
    if (text === "" || !Number.isInteger(value) || value < min || value > max)
      throw new UsageError(`${name} is a whole number from ${min} to ${max}, not "${text}"`);
    values.set(name, value);
  }
  const [photo, mask, out] = files;
  if (photo === undefined || mask === undefined || out === undefined || files.length > 3) throw new UsageError(usage);
  const valueOf = (name: keyof typeof ranges): number => values.get(name) ?? ranges[name].default;
  return { photo, mask, out, avoid, seed: valueOf("--seed"), steps: valueOf("--steps"), images: valueOf("--images") };
}

/** Where image `index` of `images` goes: `out.png`, or `out-1.png`, `out-2.png`, … */
export function outputPath(out: string, index: number, images: number): string {
  if (images === 1) return out;
  const dot = out.lastIndexOf(".");
  const hasExtension = dot > Math.max(out.lastIndexOf("/"), out.lastIndexOf("\\"));
  return hasExtension ? `${out.slice(0, dot)}-${index + 1}${out.slice(dot)}` : `${out}-${index + 1}`;
}
