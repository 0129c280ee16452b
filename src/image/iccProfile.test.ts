import { describe, expect, it } from "vitest";
import { fromSrgb, toSrgb } from "./colourSpace";
import { readColourSpace, type ColourSpace } from "./iccProfile";
import type { Pixels } from "./pixels";

type Curve =
  | { readonly kind: "gamma"; readonly gamma: number }
  | { readonly kind: "para"; readonly type: number; readonly values: readonly number[] };

/** A profile of three primaries (XYZ, relative to D50) and one curve for all of them. */
function profileOf(primaries: readonly (readonly number[])[], curve: Curve, space = "RGB "): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(400);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at);
  write(16, `${space}XYZ `);
  write(36, "acsp");
  view.setUint32(128, 6);
  const tag = (i: number, name: string, at: number): void => {
    write(132 + i * 12, name);
    view.setUint32(136 + i * 12, at);
  };
  primaries.forEach((xyz, i) => {
    const at = 220 + i * 20;
    tag(i, `${"rgb"[i] ?? ""}XYZ`, at);
    tag(i + 3, `${"rgb"[i] ?? ""}TRC`, 300);
    write(at, "XYZ ");
    xyz.forEach((value, axis) => view.setInt32(at + 8 + axis * 4, Math.round(value * 65_536)));
  });
  if (curve.kind === "gamma") {
    write(300, "curv");
    view.setUint32(308, 1);
    view.setUint16(312, Math.round(curve.gamma * 256));
  } else {
    write(300, "para");
    view.setUint16(308, curve.type);
    curve.values.forEach((value, i) => view.setInt32(312 + i * 4, Math.round(value * 65_536)));
  }
  return bytes;
}

const adobePrimaries = [
  [0.60974, 0.31111, 0.01947],
  [0.20528, 0.62567, 0.06087],
  [0.14919, 0.06322, 0.74457],
];
const srgbPrimaries = [
  [0.43607, 0.22249, 0.01392],
  [0.38515, 0.71687, 0.09708],
  [0.14307, 0.06061, 0.7141],
];
const srgbCurve: Curve = { kind: "para", type: 3, values: [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] };

function pixelOf(...rgb: readonly number[]): Pixels {
  return { width: 1, height: 1, data: Uint8ClampedArray.from([...rgb, 255]) };
}

function known(space: ColourSpace | null): ColourSpace {
  if (space === null) throw new Error("the profile was not read");
  return space;
}

describe("a profile of primaries and curves", () => {
  it("says what its colours are in sRGB: Adobe RGB by a gamma", async () => {
    const adobe = known(readColourSpace(profileOf(adobePrimaries, { kind: "gamma", gamma: 563 / 256 })));
    const { data } = await toSrgb(pixelOf(150, 120, 80), adobe);
    // By the definitions of both: 160, 120, 76.
    expect(Math.abs((data[0] ?? 0) - 160) + Math.abs((data[1] ?? 0) - 120) + Math.abs((data[2] ?? 0) - 76)).toBeLessThanOrEqual(4);
    const back = await fromSrgb({ width: 1, height: 1, data }, adobe);
    [150, 120, 80].forEach((value, c) => expect(Math.abs((back.data[c] ?? 0) - value)).toBeLessThanOrEqual(1));
  });

  it("of sRGB itself changes nothing, for any value", async () => {
    const srgb = known(readColourSpace(profileOf(srgbPrimaries, srgbCurve)));
    for (let value = 0; value < 256; value++) {
      const { data } = await toSrgb(pixelOf(value, 255 - value, (value * 7) & 255), srgb);
      [value, 255 - value, (value * 7) & 255].forEach((expected, c) => expect(Math.abs((data[c] ?? 0) - expected)).toBeLessThanOrEqual(1));
    }
  });
});

describe("a profile that is not one of those", () => {
  const whole = profileOf(srgbPrimaries, srgbCurve);
  it.each([
    ["of CMYK", profileOf(srgbPrimaries, srgbCurve, "CMYK")],
    ["empty", new Uint8Array(0)],
    ["of zeros", new Uint8Array(400)],
    ["cut in its curves", whole.slice(0, 310)],
    ["cut in its header", whole.slice(0, 100)],
    [
      "of primaries that are all the same",
      profileOf(
        [1, 2, 3].map(() => [0.4, 0.2, 0.1]),
        srgbCurve,
      ),
    ],
    ["of an unknown curve", profileOf(srgbPrimaries, { kind: "para", type: 9, values: [] })],
  ])("is left to the browser: %s", (_, profile) => {
    expect(readColourSpace(profile)).toBeNull();
  });
});
