import { expect, test } from "vitest";
import type { Overlay } from "../settings/preferences";
import { overlayPalette, type OverlayPalette } from "./overlayPalette";

const overlay: Overlay = { colour: "red", opacity: 0.5, hatch: true, edge: true, view: "colour" };

/** Red, green, blue and alpha of a value at a phase of the hatch. */
function pixel({ colours, rows }: OverlayPalette, value: number, phase = 8): number[] {
  const word = colours[(rows[phase] ?? 0) + value] ?? 0;
  return [...new Uint8Array(new Uint32Array([word]).buffer)];
}

test("in colour a mask is as dense as its value and the opacity, and never quite opaque", () => {
  const palette = overlayPalette({ ...overlay, hatch: false }, 1);
  expect(pixel(palette, 255)).toEqual([0xf0, 0x3e, 0x3e, 128]);
  expect(pixel(palette, 100)).toEqual([0xf0, 0x3e, 0x3e, 50]);
  const most = overlayPalette({ ...overlay, opacity: 0.9 }, 1);
  expect(Math.max(...Array.from({ length: most.period }, (_, phase) => pixel(most, 255, phase)[3] ?? 0))).toBe(254);
});

test("the hatch is lines in every period, or none at all", () => {
  const kinds = (palette: OverlayPalette): number => new Set(palette.solid).size;
  expect(kinds(overlayPalette(overlay, 1))).toBe(3);
  expect(kinds(overlayPalette({ ...overlay, hatch: false }, 1))).toBe(1);
  expect(overlayPalette(overlay, 2).period).toBe(2 * overlayPalette(overlay, 1).period);
});

test("the edge can be left out; other views have none", () => {
  const hasEdge = (patch: Partial<Overlay>): boolean => overlayPalette({ ...overlay, ...patch }, 1).hasEdge;
  expect([hasEdge({}), hasEdge({ edge: false }), hasEdge({ view: "blackWhite" }), hasEdge({ view: "sent" })]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("black and white is white as dense as the mask; as sent it is white from the threshold on", () => {
  const grey = overlayPalette({ ...overlay, view: "blackWhite" }, 1);
  expect([pixel(grey, 0, 1), pixel(grey, 100, 1), pixel(grey, 255, 1)]).toEqual([
    [0, 0, 0, 0],
    [255, 255, 255, 100],
    [255, 255, 255, 255],
  ]);
  const sent = overlayPalette({ ...overlay, view: "sent" }, 1);
  expect([pixel(sent, 127, 1), pixel(sent, 128, 1), pixel(sent, 255, 1)]).toEqual([
    [0, 0, 0, 0],
    [255, 255, 255, 255],
    [255, 255, 255, 255],
  ]);
  expect(new Set(sent.solid)).toEqual(new Set([sent.colours[255]]));
});
