import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readIncoming, record, type Incoming } from "./incoming";
import { outputFile } from "./predictionLife";
import { isOk, refuse, type Reply } from "./reply";
import { send, spoil } from "./respond";
import { predictionById } from "./runRoutes";
import { takeArmed, type ServiceState, type StoredFile } from "./state";
import { takePut } from "./uploadRoutes";

/**
 * The hosts of files, on a second port: uploads, the storage of tickets, outputs that pages may read (/output), outputs without
 * CORS (/closed) and outputs that are gone (/gone). Nobody has to show a key here; whoever does is counted.
 */
export function createOutputServer(state: ServiceState): Server {
  return createServer((request, response) => {
    void handle(state, request, response).catch((thrown: unknown) => {
      if (response.headersSent || response.destroyed) return;
      send(response, refuse(500, thrown instanceof Error ? thrown.message : "internal error"));
    });
  });
}

async function handle(state: ServiceState, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readIncoming(message);
  state.requests.push(record("output", request));
  if (request.headers.authorization !== undefined) state.counts.strayKeys += 1;
  if (!request.path.startsWith("/closed/")) response.setHeader("Access-Control-Allow-Origin", "*");
  const storage = /^\/storage\/([^/]+)$/.exec(request.path)?.[1];
  if (storage !== undefined && request.method === "PUT") {
    send(response, takePut(state, storage, request));
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    send(response, refuse(405, "not allowed"));
    return;
  }
  const effect = request.method === "GET" ? downloadEffect(state, request) : null;
  if (effect !== null) {
    spoil(response, effect, null, state.apiUrl);
    return;
  }
  const reply = await answerFile(state, request);
  if (isOk(reply) && request.method === "GET" && isOutput(request)) state.counts.downloads += 1;
  send(response, reply);
}

const outputPath = /^\/(?:output|closed)\/([0-9a-f]+)-(\d)\.\w+$/;

function isOutput({ path }: Incoming): boolean {
  return outputPath.test(path);
}

function downloadEffect(state: ServiceState, { path }: Incoming) {
  const id = outputPath.exec(path)?.[1];
  return id === undefined ? null : (takeArmed(state, "download") ?? predictionById(state, id)?.downloadEffects.shift() ?? null);
}

async function answerFile(state: ServiceState, { path }: Incoming): Promise<Reply> {
  const uploaded = state.files.get(path);
  if (uploaded !== undefined) return fileReply(uploaded);
  const [, id = "", index = ""] = outputPath.exec(path) ?? [];
  const prediction = predictionById(state, id);
  if (prediction?.status !== "completed") return refuse(404, "no such file");
  return fileReply(await outputFile(state, prediction, Number(index)));
}

function fileReply({ type, bytes }: StoredFile): Reply {
  return { status: 200, type, body: bytes };
}
