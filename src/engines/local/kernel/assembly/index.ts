export { addValues, clear, coarsen, gather, listNeighbours, placeCells, scatter } from "./cells";
export { guess } from "./guessing";
export { addCorrection, addKnown, addUnknown, applyChanges, cellColours, limitChanges, smoothOut } from "./lighting";
export { improve, measure } from "./matching";
export { relax } from "./relaxing";
export { addSteps, sharpestAround, sharpestIn } from "./seams";
export { clearRim, cut, depths, feature, halveMap, halvePlanes, list, sources, spread, without } from "./surveying";
export { voteCopy, voteMean } from "./voting";
