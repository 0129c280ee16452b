import type { Tool } from "../gesture";
import { beginStroke } from "./stroke";

export const brush: Tool = { cursor: "ring", paints: true, combines: true, aim: "pixel", begin: beginStroke };
