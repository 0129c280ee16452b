import { assertiveAnnouncement, politeAnnouncement } from "./announce";
import { useSignal } from "./signal";

/** The page's two live regions; exactly once on the page. */
export function LiveRegions() {
  const polite = useSignal(politeAnnouncement);
  const assertive = useSignal(assertiveAnnouncement);
  return (
    <>
      <div aria-live="polite" aria-atomic="true" className="sr-only">
        <span key={polite.turn}>{polite.text}</span>
      </div>
      <div role="alert" aria-live="assertive" aria-atomic="true" className="sr-only">
        <span key={assertive.turn}>{assertive.text}</span>
      </div>
    </>
  );
}
