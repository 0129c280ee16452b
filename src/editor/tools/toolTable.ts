import type { Tool } from "../gesture";
import type { ToolId } from "../toolStore";
import { brush } from "./brush";
import { ellipse } from "./ellipse";
import { eraser } from "./eraser";
import { lasso } from "./lasso";
import { magicWand } from "./magicWand";
import { pan } from "./pan";
import { rectangle } from "./rectangle";

/** All tools, in the order of the rail. The stage never asks which one is in hand. */
export const tools: Readonly<Record<ToolId, Tool>> = { brush, eraser, rectangle, ellipse, lasso, wand: magicWand, pan };
