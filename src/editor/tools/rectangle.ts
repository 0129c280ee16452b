import type { Tool } from "../gesture";
import { BoxDraft } from "./boxDraft";
import { beginBox } from "./dragBox";

export const rectangle: Tool = {
  cursor: "cross",
  paints: true,
  aim: "corner",
  combines: true,
  begin: (host, start, mode) => beginBox("rectangle", host, start, mode),
  drop: (host, at, mode) => void new BoxDraft("rectangle", host, at, mode),
};
