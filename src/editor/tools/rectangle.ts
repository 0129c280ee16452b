import { SquareDashed } from "lucide-react";
import type { Tool } from "../gesture";
import { beginBox } from "./dragBox";

export const rectangle: Tool = {
  icon: SquareDashed,
  cursor: "cross",
  paints: true,
  begin: (host, start, mode) => beginBox("rectangle", host, start, mode),
};
