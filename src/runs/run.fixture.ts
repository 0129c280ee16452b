import type { Ticket } from "../engines/engine";
import { defaultParams } from "../engines/fillParams";
import { milliDollars } from "../engines/money";
import { plainFinish } from "../image/finishValues";
import type { Output, Run, RunState } from "./run";

const hash = (digit: string): string => digit.repeat(64);

/** A run for tests, in any state. */
export function someRun(state: RunState, more: Partial<Run> = {}): Run {
  return {
    id: "run-1",
    createdAt: 1000,
    number: 1,
    engine: "local",
    params: { ...defaultParams, seed: 7 },
    photo: { hash: hash("a"), name: "room.png", width: 512, height: 512, format: "png", hasAlpha: false, bytes: 10 },
    region: { rect: { x: 0, y: 0, width: 512, height: 512 }, size: { width: 512, height: 512 } },
    mask: { rect: { x: 10, y: 10, width: 20, height: 20 }, hash: hash("b") },
    imageHash: hash("c"),
    sentMaskHash: hash("d"),
    quote: { kind: "free", total: milliDollars(0), perImage: milliDollars(0) },
    sentAt: null,
    charge: null,
    state,
    outputs: [],
    missing: [],
    ...more,
  };
}

export function someOutput(id: string, more: Partial<Output> = {}): Output {
  const picture = { rawHash: hash("e"), thumbHash: hash("f"), width: 512, height: 512 };
  return { id, index: 0, seed: 7, ...picture, finish: plainFinish, deleted: false, nsfw: false, ...more };
}

export const ticket = (text: string): Ticket => text as Ticket;
