import type { Tool } from "../gesture";
import { beginBox } from "./dragBox";

export const ellipse: Tool = {
  cursor: "cross",
  paints: true,
  combines: true,
  begin: (host, start, mode) => beginBox("ellipse", host, start, mode),
};
