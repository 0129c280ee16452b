/** A pen that hardly touches paints with this share of the brush. */
const leastShare = 0.15;
/** Below 1 it bends the curve up: half of the force is a light hand, and gets more than half of the brush. */
const bend = 0.7;
/** Every softness needs a table of its own, so there are as many of them. */
const softnessSteps = 20;

/** The share of the brush's size that the pen's force (0 to 1) gives: all of it at full force. */
export function pressureShare(pressure: number): number {
  return leastShare + (1 - leastShare) * bent(pressure);
}

/** The brush's softness at full force, and softer the lighter the hand is. */
export function pressureSoftness(softness: number, pressure: number): number {
  const lightness = Math.round((1 - bent(pressure)) * softnessSteps) / softnessSteps;
  return softness + (1 - softness) * lightness;
}

function bent(pressure: number): number {
  return Math.min(1, Math.max(0, pressure)) ** bend;
}
