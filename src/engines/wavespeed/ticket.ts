import { z } from "zod/mini";
import { Failure } from "../../lib/failure";
import type { Ticket } from "../engine";

/** What is written down of a submitted run. No part of the key is in it. */
const ticketSchema = z.object({
  version: z.literal(1),
  service: z.literal("wavespeed"),
  /** The address that it was sent to. */
  base: z.string(),
  id: z.string().check(z.minLength(1)),
  seed: z.int(),
  /** When the service took it, by this machine's clock; milliseconds since 1970. */
  at: z.number(),
  /** SHA-256 of the image and of the mask; empty for a run that was found again. */
  files: z.array(z.string()),
});
export type TicketContent = z.infer<typeof ticketSchema>;

export function writeTicket(content: Omit<TicketContent, "version" | "service">): Ticket {
  return JSON.stringify({ version: 1, service: "wavespeed", ...content } satisfies TicketContent) as Ticket;
}

/** null for a text that is no ticket of this engine. */
export function parseTicket(ticket: Ticket): TicketContent | null {
  let json: unknown;
  try {
    json = JSON.parse(ticket);
  } catch {
    return null;
  }
  const content = ticketSchema.safeParse(json);
  return content.success ? content.data : null;
}

/** @throws Failure engine-lost when the text is no ticket of this engine */
export function readTicket(ticket: Ticket): TicketContent {
  const content = parseTicket(ticket);
  if (content === null) throw new Failure("engine-lost");
  return content;
}
