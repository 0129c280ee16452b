import type { Tool } from "../gesture";
import { beginStroke } from "./stroke";

/** The brush the other way round; turned round once more by Alt, it paints. */
export const eraser: Tool = {
  cursor: "ring",
  paints: true,
  aim: "pixel",
  begin: (host, start, mode) => beginStroke(host, start, mode === "erase" ? "add" : "erase"),
};
