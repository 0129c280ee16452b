/** Until the page has nothing else to do, but at most so long (milliseconds): what is wanted on the screen comes first. */
export function whenIdle(timeout: number): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout });
    else setTimeout(resolve, 100);
  });
}
