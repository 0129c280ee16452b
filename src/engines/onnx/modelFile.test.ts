import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Failure } from "../../lib/failure";
import { readModelFile } from "./modelFile";
import { signatureOf } from "./signature";
import { tinyNetwork, type TinyNetwork } from "./tinyNetwork.fixture";

const bytesOf = async (options: TinyNetwork): Promise<Uint8Array> => new Uint8Array(await tinyNetwork(options).arrayBuffer());

describe("what a network says of itself", () => {
  it("tells inputs and outputs apart from weights, and open sides from fixed ones", async () => {
    const file = readModelFile(await bytesOf({ kind: "floats", side: 512, licence: "Apache-2.0" }));
    expect(file.inputs).toEqual([
      { name: "image", type: "float32", shape: [1, 3, 512, 512] },
      { name: "mask", type: "float32", shape: [1, 1, 512, 512] },
    ]);
    expect(file).toMatchObject({ producer: "tiny by hand", licence: "Apache-2.0", outputs: [{ name: "result" }] });
    expect(readModelFile(await bytesOf({ kind: "bytes", side: null }))).toMatchObject({
      inputs: [{ type: "uint8", shape: [1, 3, null, null] }, { shape: [1, 1, null, null] }],
      licence: null,
    });
  });

  it("decides by it how the picture is wanted", async () => {
    expect(signatureOf(readModelFile(await bytesOf({ kind: "bytes", side: null })))).toEqual({
      kind: "bytes",
      image: "image",
      mask: "mask",
      output: "result",
      side: null,
    });
    expect(signatureOf(readModelFile(await bytesOf({ kind: "floats", side: 512 })))).toMatchObject({ kind: "floats", side: 512 });
  });

  it("refuses what does not fit, saying what it is", async () => {
    const other = readModelFile(await bytesOf({ kind: "floats", side: 512, channels: 4 }));
    expect(() => signatureOf(other)).toThrow(
      new Failure("model-unfit", {
        inputs: "image float32 [1, 4, 512, 512]; mask float32 [1, 1, 512, 512]",
        outputs: "result float32 [1, 4, 512, 512]",
      }),
    );
    const huge = readModelFile(await bytesOf({ kind: "floats", side: 8192 }));
    expect(() => signatureOf(huge)).toThrow(expect.objectContaining({ code: "model-unfit" }));
  });

  it("refuses weights that are in another file, and other files altogether", async () => {
    const external = await bytesOf({ kind: "floats", side: 64, external: true });
    expect(() => readModelFile(external)).toThrow(expect.objectContaining({ code: "model-external" }));
    for (const file of ["", "hello", "<html></html>", "\x89PNG\r\n"]) {
      expect(() => readModelFile(new TextEncoder().encode(file))).toThrow(expect.objectContaining({ code: "model-broken" }));
    }
  });

  it("ends with a sentence for any bytes, and for any file with a byte wrong", async () => {
    const whole = await bytesOf({ kind: "bytes", side: null });
    const survives = (bytes: Uint8Array): void => {
      try {
        signatureOf(readModelFile(bytes));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Failure);
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), survives));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const bytes = whole.slice();
        bytes[at] = value;
        survives(bytes);
      }),
    );
  });
});
