import type { Plugin, PreviewServer, ViteDevServer } from "vite";
import { readSettings } from "./settings.ts";
import { createWavespeedProxy } from "./wavespeedProxy.ts";

/** The proxy in `npm run dev` and `npm start`, when they are started with WAVESPEED_API_KEY. */
export function wavespeedProxy(env: Readonly<Record<string, string | undefined>>): Plugin {
  const install = ({ middlewares, config }: ViteDevServer | PreviewServer): void => {
    const settings = readSettings(env);
    if (settings === null) return;
    middlewares.use(createWavespeedProxy(settings));
    config.logger.info(`\n  /api/v3 is forwarded to ${settings.target} with the key of WAVESPEED_API_KEY.`);
  };
  return { name: "wavespeed-proxy", configureServer: install, configurePreviewServer: install };
}
