import { useEffect, useState } from "react";

/** Milliseconds after which waiting is worth a word. */
const patience = 300;

/** Whether something has been under way for a while: what is quick shows no sign of work. */
export function useSlow(isBusy: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setTimeout(() => setSlow(true), patience);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isBusy]);
  return isSlow;
}
