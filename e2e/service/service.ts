import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createApiServer } from "./apiServer";
import { obey, type Order } from "./control";
import { createOutputServer } from "./outputServer";
import { newState, type ServiceState } from "./state";

/** The stand-in while it runs. */
export interface Service {
  /** Of the API, without a slash at the end. */
  readonly url: string;
  /** Of the files. */
  readonly outputUrl: string;
  readonly state: ServiceState;
  /** The same as POST /control. */
  order(order: Order): void;
  close(): Promise<void>;
}

export interface ServiceOptions {
  readonly key: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly outputPort?: number;
}

/** Starts the stand-in service on this machine only. */
export async function startService({ key, port = 0, outputPort = 0 }: ServiceOptions): Promise<Service> {
  const state = newState(key);
  const servers = [createApiServer(state), createOutputServer(state)] as const;
  const [url, outputUrl] = await Promise.all([listen(servers[0], port), listen(servers[1], outputPort)]);
  state.apiUrl = url;
  state.outputUrl = outputUrl;
  return {
    url,
    outputUrl,
    state,
    order: (order) => obey(state, order),
    close: async () => {
      await Promise.all(servers.map(end));
    },
  };
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function end(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
