import { defaultParams, type SettledParams } from "../engines/fillParams";
import { milliDollars } from "../engines/money";
import type { Ticket } from "../engines/engine";
import { plainFinish } from "../image/finishValues";
import type { MissingOutput, Output, Run, RunState } from "../runs/run";

/** Runs for tests: only what a test is about is named. */
export interface SampleRun {
  readonly id: string;
  readonly state?: RunState;
  readonly createdAt?: number;
  readonly engine?: Run["engine"];
  readonly params?: Partial<SettledParams>;
  readonly photo?: Partial<Run["photo"]>;
  readonly region?: Run["region"];
  readonly mask?: Run["mask"];
  readonly hashes?: { readonly image: string; readonly sentMask: string };
  readonly outputs?: readonly Partial<Output>[];
  readonly missing?: readonly MissingOutput[];
  readonly sentAt?: number;
}

const someHash = "a".repeat(64);

export function sampleRun({
  id,
  state,
  createdAt = 1000,
  engine = "local",
  params,
  photo,
  region,
  mask,
  hashes,
  outputs = [],
  missing = [],
  sentAt,
}: SampleRun): Run {
  const made = outputs.map((output, index) => sampleOutput({ id: `${id}.${index}`, index, ...output }));
  return {
    id,
    createdAt,
    number: 1,
    engine,
    params: { ...defaultParams, prompt: "a red scarf", seed: 41826, images: Math.max(1, outputs.length), ...params },
    photo: { hash: someHash, name: "portrait.jpg", width: 300, height: 200, format: "jpeg", hasAlpha: false, bytes: 1234, ...photo },
    region: region ?? { rect: { x: 0, y: 0, width: 256, height: 256 }, size: { width: 256, height: 256 } },
    mask: mask ?? { rect: { x: 10, y: 10, width: 50, height: 50 }, hash: someHash },
    imageHash: hashes?.image ?? someHash,
    sentMaskHash: hashes?.sentMask ?? someHash,
    quote:
      engine === "local"
        ? { kind: "free", total: milliDollars(0), perImage: milliDollars(0) }
        : { kind: "estimate", total: milliDollars(70), perImage: milliDollars(35) },
    sentAt: sentAt ?? null,
    charge: null,
    missing: [...missing],
    state: state ?? (outputs.length > 0 ? { phase: "finished", took: 22_000, ticket: null } : { phase: "queued" }),
    outputs: made,
  };
}

function sampleOutput(output: Partial<Output> & { id: string; index: number }): Output {
  return {
    seed: 41826 + output.index,
    rawHash: someHash,
    thumbHash: someHash,
    width: 256,
    height: 256,
    finish: plainFinish,
    deleted: false,
    nsfw: false,
    ...output,
  };
}

export const sampleTicket = "ticket" as Ticket;

/** An image that a host forbids to read. */
export function sampleMissing(index: number, change: Partial<MissingOutput> = {}): MissingOutput {
  const url = `https://files.example/${index}.png`;
  return { index, seed: 41826, url, nsfw: false, code: "output-blocked", values: { host: "files.example", url }, ...change };
}
