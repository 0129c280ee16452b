import { z } from "zod/mini";
import { milliDollars, type MilliDollars } from "../engines/money";
import { database } from "./database";
import type { Change } from "./schema";

const whole = z.int().check(z.gte(0));
const moneySchema = z.pipe(
  whole,
  z.transform((value): MilliDollars => milliDollars(value)),
);

const entrySchema = z.object({
  /** The run's id where it is a run's. */
  id: z.string(),
  /** When it was sent or, once the service has said so, taken; milliseconds since 1970. */
  at: whole,
  kind: z.enum(["fill", "enhance"]),
  /** The beginning of the prompt. */
  prompt: z.string(),
  /** 0 where none are made. */
  images: whole,
  /** What it was said to cost, before the click. */
  quoted: moneySchema,
  quoteKind: z.enum(["estimate", "quoted"]),
  /** What the service's billing records say; null until one was found. */
  charged: z.nullable(moneySchema),
  refunded: z.nullable(moneySchema),
  /** Under which the billing records name it. */
  predictionId: z.nullable(z.string()),
  /** `maybe`: whether the service took it is not known. `refused`: it did not. */
  state: z.enum(["maybe", "taken", "refused"]),
  /** When the page heard that it is over, milliseconds since 1970; null before. */
  endedAt: z.nullable(whole),
  /** The service said that it failed: it may be refunded. */
  failed: z.boolean(),
});
/** One thing that costs money at a service. */
export type LedgerEntry = z.infer<typeof entrySchema>;

/** Every entry that was kept, in no order; `broken` counts records that cannot be understood (they are left where they are). */
export async function readLedger(): Promise<{ readonly entries: readonly LedgerEntry[]; readonly broken: number }> {
  const records = await database().getAll("ledger");
  const entries = records.flatMap(({ value }) => entrySchema.safeParse(value).data ?? []);
  return { entries, broken: records.length - entries.length };
}

/** In one transaction. @throws Failure */
export function writeLedger(entries: readonly LedgerEntry[]): Promise<void> {
  return database().write(entries.map((entry): Change => ({ kind: "put", store: "ledger", key: entry.id, value: { ...entry } })));
}
