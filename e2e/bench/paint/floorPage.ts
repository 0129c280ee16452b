import { photoSize, view } from "./strokes";

/**
 * The floor: a bare canvas painter. A photo, and over it a mask of the view's resolution into which only the new segments of the
 * stroke are drawn, once a frame. `brush` is the diameter in CSS pixels, `box` where the photo lies.
 */
export function floorPage(photo: string, brush: number, box: { x: number; y: number; width: number; height: number }): string {
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #0d0e10 }
canvas { position: absolute; left: 0; top: 0 }
#mask { opacity: .46; touch-action: none }
</style>
<canvas id="photo" width="${view.width}" height="${view.height}"></canvas>
<canvas id="mask" width="${view.width}" height="${view.height}"></canvas>
<script type="module">
const image = new Image();
image.src = ${JSON.stringify(photo)};
await image.decode();
const small = await createImageBitmap(image, { resizeWidth: ${Math.round(box.width)}, resizeHeight: ${Math.round((box.width * photoSize.height) / photoSize.width)} });
document.getElementById("photo").getContext("2d").drawImage(small, ${box.x}, ${box.y});
const mask = document.getElementById("mask");
const context = mask.getContext("2d");
context.strokeStyle = "#8b5cf6";
context.lineWidth = ${brush};
context.lineCap = context.lineJoin = "round";
let points = null;
let frame = 0;
function draw() {
  frame = 0;
  if (points === null || points.length < 2) return;
  context.beginPath();
  context.moveTo(points[0][0], points[0][1]);
  for (const [x, y] of points.slice(1)) context.lineTo(x, y);
  context.stroke();
  points = [points.at(-1)];
}
mask.addEventListener("pointerdown", (event) => {
  mask.setPointerCapture(event.pointerId);
  points = [[event.clientX, event.clientY]];
});
mask.addEventListener("pointermove", (event) => {
  if (points === null) return;
  for (const each of event.getCoalescedEvents()) points.push([each.clientX, each.clientY]);
  if (frame === 0) frame = requestAnimationFrame(draw);
});
mask.addEventListener("pointerup", () => {
  cancelAnimationFrame(frame);
  draw();
  points = null;
});
document.title = "ready";
</script>`;
}
