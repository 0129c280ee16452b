/**
 * What runs in a measured page, as text: what tsx makes of a function does not run there. It counts frames and long tasks, takes the time from
 * the first input event of a frame until that frame was painted, and paints strokes and presses keys as events of its own, a few
 * in a frame, where they only have to be there and are not measured.
 */
export const pageProbe = `(() => {
  const probe = { frames: 0, longTasks: 0, delays: [] };
  window.paintProbe = probe;
  const count = () => {
    probe.frames++;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.longTasks += entry.duration;
  }).observe({ type: "longtask" });
  let since = null;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    if (since !== null) probe.delays.push(performance.now() - since);
    since = null;
  };
  const heard = (event) => {
    if (since !== null || !event.isTrusted || (event.type === "pointermove" && event.buttons === 0)) return;
    since = event.timeStamp;
    // After the painter's own frame, which is asked for by the same event; then the frame is painted and the message comes.
    queueMicrotask(() => requestAnimationFrame(() => channel.port2.postMessage(null)));
  };
  for (const type of ["pointermove", "keydown"]) addEventListener(type, heard, { capture: true });

  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  probe.paint = async (strokes) => {
    for (const [index, { spots, erases }] of strokes.entries()) {
      const [button, buttons] = erases ? [2, 2] : [0, 1];
      const event = (type, [x, y], buttons, button, more) =>
        new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 7, pointerType: "mouse", clientX: x, clientY: y, buttons, button, ...more });
      const target = document.elementFromPoint(...spots[0]);
      target.dispatchEvent(event("pointerdown", spots[0], buttons, button));
      const coalescedEvents = spots.map((spot) => event("pointermove", spot, buttons, -1));
      target.dispatchEvent(event("pointermove", spots.at(-1), buttons, -1, { coalescedEvents }));
      target.dispatchEvent(event("pointerup", spots.at(-1), 0, button));
      if (index % 4 === 3) await nextFrame();
    }
    await nextFrame();
  };
  probe.press = async (key, shift, times) => {
    for (let i = 0; i < times; i++) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, shiftKey: shift, bubbles: true, cancelable: true }));
      if (i % 4 === 3) await nextFrame();
    }
    await nextFrame();
  };
})()`;
