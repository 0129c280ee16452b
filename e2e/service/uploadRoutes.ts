import { randomBytes } from "node:crypto";
import { z } from "zod/mini";
import { filePart, jsonBody, type Incoming } from "./incoming";
import { ok, refuse, type Reply } from "./reply";
import { nowOf, type ServiceState } from "./state";

const mostBytes = 20 * 1024 * 1024;

function newPath(state: ServiceState, name: string): string {
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? "";
  return `/media/images/${nowOf(state)}_${randomBytes(6).toString("hex")}${ending}`;
}

export async function takeUpload(state: ServiceState, request: Incoming): Promise<Reply> {
  const file = await filePart(request);
  if (file === null) return refuse(400, "a multipart form with one part named file is required");
  if (file.size === 0) return refuse(400, "file is empty");
  if (file.size > mostBytes) return refuse(413, "file is too large");
  const path = newPath(state, file.name);
  state.files.set(path, { name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) });
  state.counts.uploads += 1;
  return ok({ type: "image", download_url: `${state.outputUrl}${path}`, filename: file.name, size: file.size });
}

const ticketSchema = z.object({ filename: z.string(), size: z.int(), content_type: z.optional(z.string()) });

/** The newer way of the official clients: an address that takes the bytes by one PUT, without the key. */
export function giveTicket(state: ServiceState, request: Incoming): Reply {
  const asked = ticketSchema.safeParse(jsonBody(request));
  if (!asked.success) return refuse(400, "filename and size are required");
  const { filename, size, content_type: type = "application/octet-stream" } = asked.data;
  const path = newPath(state, filename);
  const ticket = randomBytes(8).toString("hex");
  state.tickets.set(ticket, { path, type, size });
  const upload = {
    method: "PUT",
    url: `${state.outputUrl}/storage/${ticket}?sig=stand-in`,
    headers: { "Content-Type": type, "If-None-Match": "*" },
    expires_at: new Date(nowOf(state) + 900_000).toISOString(),
  };
  return ok({ type: "image", download_url: `${state.outputUrl}${path}`, filename, size, upload });
}

/** The PUT to such an address. */
export function takePut(state: ServiceState, ticketName: string, { headers, body }: Incoming): Reply {
  const ticket = state.tickets.get(ticketName);
  if (ticket === undefined) return refuse(403, "unknown or used signature");
  if (headers["content-type"] !== ticket.type || headers["if-none-match"] !== "*") return refuse(403, "headers do not match the signature");
  if (body.length !== ticket.size) return refuse(400, "size does not match");
  state.tickets.delete(ticketName);
  state.files.set(ticket.path, { name: ticket.path, type: ticket.type, bytes: body });
  state.counts.uploads += 1;
  return { status: 200, type: "text/plain", body: "" };
}
