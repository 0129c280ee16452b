import { afterEach, describe, expect, test } from "vitest";
import { decodePng, encodePng } from "../../image/png";
import { describeEngineContract, imageOf, reportsUntilFinal, type ContractHarness } from "../contract";
import type { FillJob } from "../engine";
import { defaultParams } from "../fillParams";
import { syntheticPhoto } from "../local/syntheticPhoto";
import { createNetworkEngine, type NetworkEngine } from "./networkEngine";
import { checkModel } from "./onnxService";
import { tinyNetwork, type TinyNetwork } from "./tinyNetwork.fixture";

const size = { width: 160, height: 128 };
const hole = { x: 50, y: 40, width: 48, height: 40 };
const signal = new AbortController().signal;
const opened: NetworkEngine[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.dispose();
});

async function jobFor(params: Partial<FillJob["params"]> = {}): Promise<FillJob> {
  const mask = new Uint8Array(size.width * size.height);
  for (let y = hole.y; y < hole.y + hole.height; y++) mask.fill(255, y * size.width + hole.x, y * size.width + hole.x + hole.width);
  const png = async (channels: 1 | 4, data: Uint8Array | Uint8ClampedArray): Promise<Blob> =>
    new Blob([await encodePng({ ...size, channels, data })], { type: "image/png" });
  return {
    runId: "run",
    image: await png(4, syntheticPhoto(size).data),
    mask: await png(1, mask),
    size,
    params: { ...defaultParams, width: 256, height: 256, seed: 1, steps: 4, ...params },
  };
}

function engineOf(options: TinyNetwork, habits = { inverted: false, unit: false }): NetworkEngine {
  const signature = { kind: options.kind, image: "image", mask: "mask", output: "result", side: options.side };
  const made = createNetworkEngine({ file: tinyNetwork(options), signature, habits });
  opened.push(made);
  return made;
}

const harness: ContractHarness = {
  createEngine: () => engineOf({ kind: "floats", side: 64, fromLeft: true }).engine,
  createJob: jobFor,
  goOn: () => new Promise((resolve) => setTimeout(resolve)),
  async sizeOf(blob) {
    const { width, height } = await decodePng(new Uint8Array(await blob.arrayBuffer()));
    return { width, height };
  },
};
describeEngineContract("a network of the user's own", harness);

describe.each<TinyNetwork>([
  { kind: "bytes", side: null },
  { kind: "floats", side: null, unit: true },
  { kind: "floats", side: 64, inverted: true },
])("a network with %o", (options) => {
  test("is understood, fills the hole with what is around it, and touches nothing else", async () => {
    const { signature, habits } = await checkModel(tinyNetwork(options), signal);
    expect(signature).toMatchObject({ kind: options.kind, side: options.side });
    expect(habits).toEqual({ inverted: options.inverted ?? false, unit: options.unit ?? false });
    const made = createNetworkEngine({ file: tinyNetwork(options), signature, habits });
    opened.push(made);
    const ticket = await made.engine.submit(await jobFor(), signal);
    expect((await reportsUntilFinal(made.engine, ticket, harness)).at(-1)).toEqual({ state: "done" });
    const [output] = await made.engine.collect(ticket, signal);
    if (output === undefined) throw new Error("no output");
    const filled = await decodePng(new Uint8Array(await imageOf(output).arrayBuffer()));
    const photo = syntheticPhoto(size).data;
    let sum = 0;
    for (let i = 0; i < photo.length; i += 4) {
      const x = (i / 4) % size.width;
      const y = Math.floor(i / 4 / size.width);
      const isInside = x >= hole.x && x < hole.x + hole.width && y >= hole.y && y < hole.y + hole.height;
      if (!isInside && filled.data[i] !== photo[i]) expect.fail(`pixel ${x}, ${y} outside the hole changed`);
      if (isInside) sum += filled.data[i] ?? 0;
    }
    // The mean of what the network saw: near that of the picture without the hole, and the same all over it.
    const centre = ((hole.y + 20) * size.width + hole.x + 24) * 4;
    expect(Math.abs((filled.data[centre] ?? 0) - sum / (hole.width * hole.height))).toBeLessThan(3);
  });
});

describe("a network that is not taken", () => {
  test.each([
    ["gives the picture back as it came", { kind: "floats", side: 64, idle: true }, "model-answer"],
    ["has other channels", { kind: "floats", side: 64, channels: 4 }, "model-unfit"],
    ["has its weights elsewhere", { kind: "floats", side: 64, external: true }, "model-external"],
  ] as const)("one that %s", async (_, options, code) => {
    await expect(checkModel(tinyNetwork(options), signal)).rejects.toMatchObject({ code });
  });

  test("another file", async () => {
    await expect(checkModel(new Blob(["no network"]), signal)).rejects.toMatchObject({ code: "model-broken" });
  });
});
