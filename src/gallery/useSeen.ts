import { useEffect, useRef, useState, type RefObject } from "react";

/** Whether the element has been in sight once: what costs is made only for what somebody looks at. */
export function useSeen<Node extends Element>(): { readonly ref: RefObject<Node | null>; readonly seen: boolean } {
  const ref = useRef<Node>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (ref.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, seen };
}
