/** Pages of the service's own site, for people. */
export const accountPages = { keys: "https://wavespeed.ai/accesskey", topUp: "https://wavespeed.ai/top-up" } as const;
