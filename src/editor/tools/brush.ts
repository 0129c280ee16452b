import { Brush } from "lucide-react";
import type { Tool } from "../gesture";
import { beginStroke } from "./stroke";

export const brush: Tool = { icon: Brush, cursor: "ring", paints: true, begin: beginStroke };
