export { guess } from "./guessing";
export { improve, measure } from "./matching";
export { relax } from "./relaxing";
export { clearRim, cut, depths, feature, halveMap, halvePlanes, list, sources, spread, without } from "./surveying";
export { voteCopy, voteMean } from "./voting";
