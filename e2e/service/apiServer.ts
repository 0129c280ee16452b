import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerControl } from "./control";
import { readIncoming, record, type Incoming } from "./incoming";
import { refuse, type Reply } from "./reply";
import { send, spoil } from "./respond";
import { routeOf } from "./routes";
import { takeArmed, type ServiceState } from "./state";

/** The service's API on one port, and beside it, off /api/v3, its controls. */
export function createApiServer(state: ServiceState): Server {
  return createServer((request, response) => {
    void handle(state, request, response).catch((thrown: unknown) => {
      if (response.headersSent || response.destroyed) return;
      send(response, refuse(500, thrown instanceof Error ? thrown.message : "internal error"));
    });
  });
}

async function handle(state: ServiceState, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readIncoming(message);
  if (request.path.startsWith("/control")) {
    send(response, answerControl(state, request));
    return;
  }
  state.requests.push(record("api", request));
  allowPages(state, response);
  if (request.method === "OPTIONS") {
    state.counts.preflights += 1;
    send(response, preflight(state));
    return;
  }
  const route = routeOf(state, request);
  if (route?.name === "submit") state.counts.submits += 1;
  if (route?.name === "poll") state.counts.polls += 1;
  const refused = refusal(state, request);
  if (refused !== null || route === null) {
    send(response, refused ?? refuse(404, "not found"));
    return;
  }
  const effect = takeArmed(state, route.name) ?? route.effect?.() ?? null;
  const elsewhere = `${state.outputUrl}/redirected${request.path}`;
  if (effect !== null && effect.accepted !== true) {
    spoil(response, effect, null, elsewhere);
    return;
  }
  const reply = await route.answer();
  if (effect === null) send(response, reply);
  else spoil(response, effect, reply, elsewhere);
}

function refusal(state: ServiceState, { headers, url }: Incoming): Reply | null {
  if (headers.authorization !== `Bearer ${state.key}`) return refuse(401, "invalid or missing api key");
  return url.search === "" ? null : refuse(400, "unknown query");
}

function allowPages({ settings }: ServiceState, response: ServerResponse): void {
  if (!settings.cors) return;
  response.setHeader("Access-Control-Allow-Origin", "*");
  if (settings.exposeRetryAfter) response.setHeader("Access-Control-Expose-Headers", "Retry-After");
}

function preflight({ settings }: ServiceState): Reply {
  const allow = { "Access-Control-Allow-Methods": "GET, POST, OPTIONS", "Access-Control-Allow-Headers": "authorization, content-type" };
  return { status: settings.cors ? 204 : 403, type: "text/plain", body: "", headers: settings.cors ? allow : {} };
}
