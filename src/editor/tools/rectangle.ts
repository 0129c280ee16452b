import type { Tool } from "../gesture";
import { beginBox } from "./dragBox";

export const rectangle: Tool = {
  cursor: "cross",
  paints: true,
  combines: true,
  begin: (host, start, mode) => beginBox("rectangle", host, start, mode),
};
