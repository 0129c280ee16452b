import type { EngineId } from "./engine";
import { fillEnlarges } from "./wavespeed/fillRequest";

/**
 * Whether a region smaller than the asked size is enlarged to it before an engine gets it, or goes as it is. Known apart from the engines:
 * the region is shown before there is a connection.
 */
export const enlargesRegion: Readonly<Record<EngineId, boolean>> = { local: false, onnx: false, wavespeed: fillEnlarges };
