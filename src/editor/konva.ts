/** The one door to the drawing library: its core, without the shapes, filters and events that this page has no use for. */
export { Layer, Shape, Stage } from "react-konva/lib/ReactKonvaCore";
export type { Layer as LayerNode } from "konva/lib/Layer";
export type { Context as SceneContext } from "konva/lib/Context";
