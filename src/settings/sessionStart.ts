const key = "session-start";

let known: number | null = null;

/** When this tab was first opened on the page, in milliseconds since 1970; a reload is still the same session. */
export function sessionStart(): number {
  known ??= remembered() ?? remember(Math.floor(performance.timeOrigin));
  return known;
}

function remembered(): number | null {
  try {
    const value = Number(sessionStorage.getItem(key));
    return Number.isSafeInteger(value) && value > 0 ? value : null;
  } catch {
    return null;
  }
}

function remember(time: number): number {
  try {
    sessionStorage.setItem(key, String(time));
  } catch {
    // Without storage the session ends with the page, which is all that is known then.
  }
  return time;
}
