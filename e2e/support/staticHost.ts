import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative, resolve, sep } from "node:path";

interface SiteFile {
  readonly type: string;
  readonly body: Buffer;
}
export type Site = Map<string, SiteFile>;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** The built page as another build would be: its title ends with `version`, and one chunk exists in that build alone. */
export function builtSite(version: string): Site {
  const root = resolve(import.meta.dirname, "../../dist");
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const site: Site = new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const type = types[extname(file)] ?? "application/octet-stream";
      return [`/${relative(root, file).split(sep).join("/")}`, { type, body: readFileSync(file) }];
    }),
  );
  const edit = (path: string, change: (text: string) => string): void => {
    const file = site.get(path);
    if (file === undefined) throw new Error(`${path} is not in dist; build first`);
    site.set(path, { ...file, body: Buffer.from(change(file.body.toString())) });
  };
  const chunk = `assets/only-in-${version}.js`;
  site.set(`/${chunk}`, { type: "text/javascript", body: Buffer.from(`export const version = "${version}";\n`) });
  edit("/index.html", (text) => text.replace("</title>", ` ${version}</title>`));
  edit("/serviceWorker.js", (text) => text.replace(/"version":"[^"]*","paths":\[/, `"version":"${version}","paths":["${chunk}",`));
  const page = site.get("/index.html");
  if (page !== undefined) site.set("/", page);
  return site;
}

/** A host of static files that can be exchanged while it runs, as a deployment does. */
export class StaticHost {
  files: Site;
  /** Sent with every answer. */
  headers: Readonly<Record<string, string>> = {};
  readonly #server: Server;

  private constructor(files: Site) {
    this.files = files;
    this.#server = createServer((request, response) => {
      const file = this.files.get(new URL(request.url ?? "/", "http://host").pathname);
      response.writeHead(file === undefined ? 404 : 200, {
        "Content-Type": file?.type ?? "text/plain",
        "Cache-Control": "no-cache",
        ...this.headers,
      });
      response.end(file?.body);
    });
  }

  static async start(files: Site): Promise<StaticHost> {
    const host = new StaticHost(files);
    await new Promise<void>((done) => {
      host.#server.listen(0, "127.0.0.1", done);
    });
    return host;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
