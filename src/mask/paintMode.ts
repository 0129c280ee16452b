/** Whether a gesture paints the mask or takes it away. */
export type PaintMode = "add" | "erase";
