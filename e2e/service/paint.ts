import type { Picture } from "./picture";

/**
 * A stand-in for a generated image: inside the mask a tinted, woven texture whose colour and grain come from the seed, drawn over the
 * shades of the photo; outside it the photo with a little noise everywhere, because a real model does not give back what it was given.
 */
export function paintOutput(photo: Picture, mask: Picture, seed: number): Picture {
  const { width, height } = photo;
  const data = new Uint8Array(photo.data.length);
  const random = randomFrom(seed);
  const tint = [random() * 200 + 30, random() * 200 + 30, random() * 200 + 30];
  const waves = Array.from({ length: 4 }, () => ({ x: (random() - 0.5) * 0.4, y: (random() - 0.5) * 0.4, phase: random() * 7 }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const inside = (mask.data[at] ?? 0) > 127;
      const noise = random() * 4 - 2;
      const weave = inside ? waves.reduce((sum, wave) => sum + Math.sin(x * wave.x + y * wave.y + wave.phase), 0) * 12 : 0;
      for (let c = 0; c < 3; c++) {
        const from = photo.data[at + c] ?? 0;
        data[at + c] = clamp((inside ? from * 0.3 + (tint[c] ?? 0) * 0.7 + weave : from) + noise);
      }
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

/** Mulberry32: the same seed paints the same picture. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
