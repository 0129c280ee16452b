import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import type { WavespeedEngine } from "../engines/wavespeed/wavespeedEngine";
import { useDocument } from "../document/documentStore";
import { fillLimits } from "../engines/fillParams";
import { connectionNumber, useService } from "./useService";

interface Range {
  readonly min: number;
  readonly max: number;
}

/** What both this page and the service take; a service whose range lies wholly elsewhere is not believed. */
export function commonRange<Own extends Range>(own: Own, live: Partial<Range> = {}): Own {
  const min = Math.max(own.min, live.min ?? own.min);
  const max = Math.min(own.max, live.max ?? own.max);
  return min > max ? own : { ...own, min, max };
}

const day = 86_400_000;

function liveLimitsOptions(service: WavespeedEngine | null) {
  return queryOptions({
    queryKey: ["limits", service === null ? 0 : connectionNumber(service)] as const,
    queryFn:
      service === null
        ? skipToken
        : async ({ signal }) => (await import("../engines/wavespeed/schema")).readLimits(service.transport, signal),
    staleTime: day,
    gcTime: day,
  });
}

/** The ranges of steps and guidance. The service's own list (about 2 MB) is asked for once, when it is needed; without it the documented ranges hold. */
export function useEffortLimits(needed: boolean) {
  const service = useService();
  const isService = useDocument((state) => state.engine === "wavespeed");
  const { data } = useQuery({ ...liveLimitsOptions(service), enabled: needed && isService && service !== null });
  const live = isService ? data : null;
  return { steps: commonRange(fillLimits.steps, live?.steps), guidance: commonRange(fillLimits.guidance, live?.guidance) };
}
