import { QueryClient } from "@tanstack/react-query";

let client: QueryClient | null = null;

/** The client for the page's provider. Runs are read through it, so commands outside of components work on the same one. */
export function createRunQueryClient(): QueryClient {
  // Nothing here needs the network to begin with: the table is local, and a poll that fails is asked again at its interval.
  client = new QueryClient({ defaultOptions: { queries: { networkMode: "always", retry: false, refetchOnWindowFocus: false } } });
  return client;
}

export function runQueryClient(): QueryClient {
  return client ?? createRunQueryClient();
}
