import { answerBalance, answerPrice, answerPricing, deleteHistory, listHistory, searchBilling } from "./accountRoutes";
import { catalogue } from "./catalogue";
import type { Effect, RouteName } from "./effect";
import type { Incoming } from "./incoming";
import { ok, type Reply } from "./reply";
import { answerPoll, fillModel, optimizerModel, pollEffect, submitEffect, takePrompt, takeSubmit } from "./runRoutes";
import type { ServiceState } from "./state";
import { giveTicket, takeUpload } from "./uploadRoutes";

export interface Route {
  readonly name: RouteName;
  readonly answer: () => Reply | Promise<Reply>;
  /** What the request itself asks to be spoiled by. */
  readonly effect?: () => Effect | null;
}

type Make = (state: ServiceState, request: Incoming) => Omit<Route, "name">;

/** Everything below /api/v3 that has a fixed path. */
const fixed: Readonly<Record<string, readonly [RouteName, Make]>> = {
  "POST /media/upload/binary": ["upload", (state, request) => ({ answer: () => takeUpload(state, request) })],
  "POST /media/uploads": ["ticket", (state, request) => ({ answer: () => giveTicket(state, request) })],
  [`POST /${fillModel}`]: [
    "submit",
    (state, request) => ({ answer: () => takeSubmit(state, request), effect: () => submitEffect(request) }),
  ],
  [`POST /${optimizerModel}`]: ["optimizer", (state, request) => ({ answer: () => takePrompt(state, request) })],
  "POST /predictions": ["history", (state, request) => ({ answer: () => listHistory(state, request) })],
  "POST /predictions/delete": ["delete", (state, request) => ({ answer: () => deleteHistory(state, request) })],
  "GET /balance": ["balance", (state) => ({ answer: () => answerBalance(state) })],
  "GET /models": ["models", (state) => ({ answer: () => ok(catalogue(state)) })],
  "POST /model/price": ["price", (state, request) => ({ answer: () => answerPrice(state, request) })],
  "POST /model/pricing": ["pricing", (state, request) => ({ answer: () => answerPricing(state, request) })],
  "POST /billings/search": ["billing", (state, request) => ({ answer: () => searchBilling(state, request) })],
};

/** The route of a request, or null when the service has none. */
export function routeOf(state: ServiceState, request: Incoming): Route | null {
  const path = request.path.replace(/^\/api\/v3/, "");
  if (path === request.path) return null;
  const [name, make] = fixed[`${request.method} ${path}`] ?? [];
  if (name !== undefined && make !== undefined) return { name, ...make(state, request) };
  const id = /^\/predictions\/([^/]+)(\/result)?$/.exec(path)?.[1];
  if (request.method !== "GET" || id === undefined) return null;
  return { name: "poll", answer: () => answerPoll(state, id), effect: () => pollEffect(state, id) };
}
