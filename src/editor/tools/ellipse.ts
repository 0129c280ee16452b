import type { Tool } from "../gesture";
import { BoxDraft } from "./boxDraft";
import { beginBox } from "./dragBox";

export const ellipse: Tool = {
  cursor: "cross",
  paints: true,
  aim: "corner",
  combines: true,
  begin: (host, start, mode) => beginBox("ellipse", host, start, mode),
  drop: (host, at, mode) => void new BoxDraft("ellipse", host, at, mode),
};
