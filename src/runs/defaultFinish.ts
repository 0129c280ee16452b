import type { EngineId } from "../engines/engine";
import { plainFinish, type Finish } from "../image/finishValues";

/**
 * The finish of a new result. A model of a service draws the whole region anew: what lies around the mask comes back a few levels
 * lighter, darker or tinted, and so does what is in it, which shows as a seam. The membrane takes exactly that drift out, and what has none
 * it leaves alone. The local fill copies the photo's own pixels and has levelled its seams already, so that nothing is left to match.
 */
export function defaultFinish(engine: EngineId): Finish {
  return engine === "local" ? plainFinish : { ...plainFinish, colourMatch: "membrane" };
}
