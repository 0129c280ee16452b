import type { FillJob, LostCandidate, Ticket } from "../engine";
import { fillFields, fillModel } from "./fillRequest";
import { listPredictions } from "./history";
import type { Prediction } from "./predictions";
import { parseTicket, writeTicket } from "./ticket";
import type { Transport } from "./transport";

export interface LostSearch {
  readonly job: Pick<FillJob, "params" | "size">;
  /** The addresses of the image and of the mask that were sent, where they are known. */
  readonly files: { readonly image: string | null; readonly mask: string | null };
  /** When it was sent, milliseconds since 1970. */
  readonly since: number;
  /** Tickets of other runs: their predictions are none of ours. */
  readonly known: readonly Ticket[];
}

/** Clocks may be set to another zone: looked for is a day back, and the request decides. */
const slack = 86_400_000;
/** Where only the time can tell. */
const nearby = 600_000;
const mostPages = 5;

/** Candidates for a lost run, the surest and nearest first. Only reads. @throws Failure aborted, service-… */
export async function findLostPredictions(
  transport: Transport,
  { job, files, since, known }: LostSearch,
  signal: AbortSignal,
): Promise<readonly LostCandidate[]> {
  const taken = new Set(known.map((ticket) => parseTicket(ticket)?.id));
  const wanted = expectation(job, files);
  const found: LostCandidate[] = [];
  const seen = new Set<string>();
  for (let page = 1; page <= mostPages; page++) {
    const { items, full } = await listPredictions(transport, { model: fillModel, createdAfter: since - slack }, page, signal);
    for (const item of items) {
      if (taken.has(item.id) || seen.has(item.id)) continue;
      seen.add(item.id);
      const match = compare(item, wanted, since);
      if (match === null) continue;
      const ticket = writeTicket({ base: transport.base, id: item.id, seed: job.params.seed, at: since, files: [] });
      found.push({ ticket, createdAt: item.createdAt, match });
    }
    const oldest = items.at(-1)?.createdAt ?? null;
    if (!full || (oldest !== null && oldest < since - slack)) break;
  }
  return found.toSorted((a, b) => order(a, b, since));
}

type Expectation = Readonly<Record<string, unknown>>;

function expectation({ params, size }: LostSearch["job"], { image, mask }: LostSearch["files"]): Expectation {
  return {
    ...fillFields(params, size),
    ...(image === null ? {} : { image }),
    ...(mask === null ? {} : { mask_image: mask }),
  };
}

/**
 * Null when it is surely another one: another model, seed or prompt, or from another time. With the same seed, which is rolled from two
 * thousand million, and nothing that differs it is `same`. The rest may be written otherwise by the service, so it only casts doubt.
 */
function compare(item: Prediction, wanted: Expectation, since: number): LostCandidate["match"] | null {
  if (item.model !== null && item.model !== fillModel) return null;
  const shown = Object.entries(item.inputs ?? {}).filter(([name, value]) => name in wanted && value !== null && value !== undefined);
  const different = shown.filter(([name, value]) => !isSame(value, wanted[name])).map(([name]) => name);
  if (different.includes("seed") || different.includes("prompt")) return null;
  if (different.length === 0 && shown.some(([name]) => name === "seed")) return "same";
  return item.createdAt === null || Math.abs(item.createdAt - since) <= nearby ? "unknown" : null;
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === "number" || typeof b === "number") return Number(a) === Number(b);
  if (typeof a === "string" && typeof b === "string") return a.trim() === b.trim();
  return canonical(a) === canonical(b);
}

/** JSON with its keys in order; an empty list and nothing are the same. */
function canonical(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${canonical(inner)}`).join(",")}}`;
}

function order(a: LostCandidate, b: LostCandidate, since: number): number {
  if (a.match !== b.match) return a.match === "same" ? -1 : 1;
  const distance = ({ createdAt }: LostCandidate): number => (createdAt === null ? Infinity : Math.abs(createdAt - since));
  const [left, right] = [distance(a), distance(b)];
  return left === right ? 0 : left - right;
}
