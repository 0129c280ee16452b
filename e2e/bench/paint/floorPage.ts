import { view, type Box } from "./strokes";

/**
 * The floor: a bare canvas painter that does the same visible job and nothing else. A photo with every half of it, of which the
 * suitable one is drawn; over it a mask of the view's resolution into which only the new segments of the stroke are drawn, once a
 * frame. The wheel zooms and pans. Undo puts back the tiles that a stroke touched; they are kept only after `keepTiles` was set,
 * so that painting is measured without it. `saveMask` makes a PNG of the mask in the photo's size by the browser, and says how many
 * milliseconds that took.
 * `brush` is the diameter in CSS pixels, `box` where the photo lies.
 */
export function floorPage(photo: string, brush: number, box: Box): string {
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #0d0e10; overflow: hidden }
canvas { position: absolute; left: 0; top: 0 }
#mask { opacity: .46; touch-action: none }
</style>
<canvas id="photo" width="${view.width}" height="${view.height}"></canvas>
<canvas id="mask" width="${view.width}" height="${view.height}"></canvas>
<script type="module">
const box = ${JSON.stringify(box)};
const levels = [await createImageBitmap(await (await fetch(${JSON.stringify(photo)})).blob())];
while (Math.max(levels.at(-1).width, levels.at(-1).height) > 1024) {
  const { width, height } = levels.at(-1);
  levels.push(await createImageBitmap(levels.at(-1), { resizeWidth: width / 2, resizeHeight: height / 2, resizeQuality: "medium" }));
}
const photo = document.getElementById("photo").getContext("2d");
photo.imageSmoothingQuality = "medium";
let at = { scale: box.width / levels[0].width, x: box.x, y: box.y };
const home = at;
let still = null;
function drawPhoto() {
  const width = levels[0].width * at.scale;
  const level = levels.findLast((each) => each.width >= width) ?? levels[0];
  photo.clearRect(0, 0, ${view.width}, ${view.height});
  photo.drawImage(level, at.x, at.y, width, levels[0].height * at.scale);
}
drawPhoto();

const mask = document.getElementById("mask");
const context = mask.getContext("2d");
context.strokeStyle = "#8b5cf6";
context.lineWidth = ${brush};
context.lineCap = context.lineJoin = "round";
let points = null;
let frame = 0;
let isMoved = false;
window.keepTiles = false;
const done = [];
const undone = [];
let tiles = new Map();
const side = 256;
function tileAt(key) {
  const tile = new OffscreenCanvas(side, side);
  tile.getContext("2d").drawImage(mask, -(key % 64) * side, -Math.floor(key / 64) * side);
  return tile;
}
function keep(part) {
  const reach = ${brush} / 2 + 1;
  const [xs, ys] = [part.map(([x]) => x), part.map(([, y]) => y)];
  const to = (value, end) => Math.floor(Math.min(end - 1, Math.max(0, value)) / side);
  for (let row = to(Math.min(...ys) - reach, mask.height); row <= to(Math.max(...ys) + reach, mask.height); row++)
    for (let column = to(Math.min(...xs) - reach, mask.width); column <= to(Math.max(...xs) + reach, mask.width); column++)
      if (!tiles.has(row * 64 + column)) tiles.set(row * 64 + column, tileAt(row * 64 + column));
}
function restore(from, to) {
  const step = from.pop();
  if (step === undefined) return;
  to.push(new Map([...step.keys()].map((key) => [key, tileAt(key)])));
  context.globalCompositeOperation = "source-over";
  for (const [key, tile] of step) {
    const [x, y] = [(key % 64) * side, Math.floor(key / 64) * side];
    context.clearRect(x, y, side, side);
    context.drawImage(tile, x, y);
  }
}
function draw() {
  frame = 0;
  if (isMoved) {
    isMoved = false;
    drawPhoto();
    const zoom = at.scale / home.scale;
    context.globalCompositeOperation = "source-over";
    context.clearRect(0, 0, mask.width, mask.height);
    context.drawImage(still, at.x - home.x * zoom, at.y - home.y * zoom, mask.width * zoom, mask.height * zoom);
  }
  if (points === null || points.length < 2) return;
  if (window.keepTiles) keep(points);
  context.beginPath();
  context.moveTo(points[0][0], points[0][1]);
  for (const [x, y] of points.slice(1)) context.lineTo(x, y);
  context.stroke();
  points = [points.at(-1)];
}
function request() {
  if (frame === 0) frame = requestAnimationFrame(draw);
}
mask.addEventListener("pointerdown", (event) => {
  if (event.isTrusted) mask.setPointerCapture(event.pointerId);
  context.globalCompositeOperation = event.button === 2 ? "destination-out" : "source-over";
  points = [[event.clientX, event.clientY]];
});
mask.addEventListener("pointermove", (event) => {
  if (points === null) return;
  const events = event.getCoalescedEvents();
  for (const each of events.length > 0 ? events : [event]) points.push([each.clientX, each.clientY]);
  request();
});
mask.addEventListener("pointerup", () => {
  cancelAnimationFrame(frame);
  draw();
  points = null;
  if (tiles.size > 0) done.push(tiles);
  tiles = new Map();
});
addEventListener("contextmenu", (event) => event.preventDefault());
mask.addEventListener("wheel", (event) => {
  event.preventDefault();
  if (still === null) {
    still = new OffscreenCanvas(mask.width, mask.height);
    still.getContext("2d").drawImage(mask, 0, 0);
  }
  if (event.ctrlKey) {
    const by = Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) * 0.004);
    at = { scale: at.scale * by, x: event.clientX - (event.clientX - at.x) * by, y: event.clientY - (event.clientY - at.y) * by };
  } else at = { ...at, x: at.x - event.deltaX, y: at.y - event.deltaY };
  isMoved = true;
  request();
}, { passive: false });
addEventListener("keydown", (event) => {
  if (!event.ctrlKey || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  requestAnimationFrame(() => (event.shiftKey ? restore(undone, done) : restore(done, undone)));
});
window.saveMask = async () => {
  const began = performance.now();
  const full = new OffscreenCanvas(levels[0].width, levels[0].height);
  const large = full.getContext("2d");
  large.fillRect(0, 0, full.width, full.height);
  large.drawImage(mask, box.x, box.y, box.width, box.height, 0, 0, full.width, full.height);
  await full.convertToBlob({ type: "image/png" });
  return performance.now() - began;
};
document.title = "ready";
</script>`;
}
