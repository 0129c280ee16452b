/** Milliseconds: without a stage nothing is held up for longer. */
const longest = 2000;

let tell: () => void = () => undefined;
const shown = new Promise<void>((resolve) => {
  tell = resolve;
});

/** For the stage: the photo with its mask is on the screen for the first time. */
export function noteStageShown(): void {
  tell();
}

/** Until the first photo can be seen and painted on: what is only prepared, or swept away, does not come before it. */
export function untilStageShown(): Promise<void> {
  return Promise.race([shown, new Promise<void>((resolve) => setTimeout(resolve, longest))]);
}
