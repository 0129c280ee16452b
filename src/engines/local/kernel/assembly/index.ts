export { guess } from "./guessing";
export { improve, measure } from "./matching";
export { relax } from "./relaxing";
export { voteCopy, voteMean } from "./voting";
