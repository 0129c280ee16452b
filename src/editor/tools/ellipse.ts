import { CircleDashed } from "lucide-react";
import type { Tool } from "../gesture";
import { beginBox } from "./dragBox";

export const ellipse: Tool = {
  icon: CircleDashed,
  cursor: "cross",
  paints: true,
  begin: (host, start, mode) => beginBox("ellipse", host, start, mode),
};
