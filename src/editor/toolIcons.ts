import { Brush, CircleDashed, Eraser, Hand, Lasso, SquareDashed, WandSparkles, type LucideIcon } from "lucide-react";
import type { ToolId } from "./toolStore";

/** The rail shows them before the tools themselves are there, which come with the stage. */
export const toolIcons: Readonly<Record<ToolId, LucideIcon>> = {
  brush: Brush,
  eraser: Eraser,
  rectangle: SquareDashed,
  ellipse: CircleDashed,
  lasso: Lasso,
  wand: WandSparkles,
  pan: Hand,
};
