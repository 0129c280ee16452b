export const accountTiers = ["bronze", "silver", "gold", "ultra"] as const;
export type AccountTier = (typeof accountTiers)[number];

export interface TierLimits {
  /** Runs that may be submitted within a minute. */
  readonly perMinute: number;
  /** Runs that may be under way at once. */
  readonly concurrency: number;
}

/** What the service documents for each tier. Bronze is what an account begins with. */
const documented: Readonly<Record<AccountTier, TierLimits>> = {
  bronze: { perMinute: 2, concurrency: 2 },
  silver: { perMinute: 500, concurrency: 300 },
  gold: { perMinute: 3000, concurrency: 3000 },
  ultra: { perMinute: 5000, concurrency: 10_000 },
};

/** One page asks about each of its runs every 2 s and prepares images for them: more at once would only wait here. */
const atOnce = 8;

/** What this page makes of a tier's limits. */
export function tierLimits(tier: AccountTier): TierLimits {
  const { perMinute, concurrency } = documented[tier];
  return { perMinute, concurrency: Math.min(concurrency, atOnce) };
}
