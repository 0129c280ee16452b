import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { chromiumFlags, findBrowser } from "./e2e/run/browser.ts";
import { compileKernel, kernelSources } from "./src/engines/local/kernel/compileKernel.ts";
import { wavespeedProxy } from "./src/proxy/proxyPlugin.ts";

/** http to this machine is there for a service address of one's own; photos may come from any https link. */
const contentSecurityPolicy = [
  "default-src 'self'",
  // For the local engine; code as text is still refused.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data: https: http://127.0.0.1:* http://localhost:*",
  "connect-src 'self' blob: https: http://127.0.0.1:* http://localhost:*",
  "font-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * With these the page is isolated from other origins, and may share memory between the threads of the local engine and of own networks.
 * `credentialless`, because images of hosts that say nothing about it are still shown, only asked for without cookies. Browsers that do
 * not know it (Safari) ignore it; there the page has one thread.
 */
const isolation: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "credentialless",
};

/** What a static host should send; the README lists the same. */
const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy": `${contentSecurityPolicy}; frame-ancestors 'none'`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  ...isolation,
};

const serviceWorkerFile = "serviceWorker.js";

/** The policy also as a <meta>, so that it holds on a host that sends no headers. Not in development: hot reload needs inline code. */
function strictPage(): Plugin {
  return {
    name: "strict-page",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { server }) =>
        server === undefined
          ? [{ tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy }, injectTo: "head-prepend" }]
          : [],
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        response.setHeader(
          "Cache-Control",
          request.url?.startsWith("/assets/") === true ? "public, max-age=31536000, immutable" : "no-cache",
        );
        next();
      });
    },
  };
}

/** The local engine's WebAssembly, as base64 in the code that imports it: for one thread, and for several. */
function fillKernel(): Plugin {
  return {
    name: "fill-kernel",
    // At the start: compiling takes seconds the first time, and no test or page should wait for it.
    configResolved: async () => {
      await compileKernel("own");
      await compileKernel("shared");
    },
    resolveId: { filter: { id: /^virtual:fill-kernel(-shared)?$/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:fill-kernel(-shared)?$/ },
      async handler(id) {
        for (const file of await kernelSources()) this.addWatchFile(file);
        const build = id.endsWith("-shared") ? "shared" : "own";
        return `export default "${Buffer.from(await compileKernel(build)).toString("base64")}";`;
      },
    },
  };
}

/** Fonts of scripts that the page is not written in load when a text needs them, and the runtime of networks when somebody has one. */
function isKeptOffline(path: string): boolean {
  return path !== serviceWorkerFile && !path.endsWith(".map") && !/-(cyrillic|greek)/.test(path) && !isKeptOnceUsed(path);
}

/** Tens of megabytes that most people never need. */
function isKeptOnceUsed(path: string): boolean {
  return /(^|\/)(ort|onnx)[.-]/.test(path);
}

/** Writes the list of all built files, with a version made of their content, in front of the service worker. */
function offlineList(): Plugin {
  return {
    name: "offline-list",
    apply: "build",
    writeBundle({ dir }) {
      const root = dir ?? resolve("dist");
      const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const paths = files.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
      const kept = paths.filter(isKeptOffline).toSorted();
      const onceUsed = paths.filter(isKeptOnceUsed).toSorted();
      const version = createHash("sha256");
      for (const path of kept) version.update(path).update(readFileSync(join(root, path)));
      // The page is kept under its folder: some hosts redirect index.html there, and a redirect cannot answer a navigation.
      const build = {
        version: version.digest("hex").slice(0, 16),
        paths: kept.map((path) => (path === "index.html" ? "" : path)),
        onceUsed,
      };
      const worker = join(root, serviceWorkerFile);
      writeFileSync(worker, `self.build=${JSON.stringify(build)};\n${readFileSync(worker, "utf8")}`);
    },
  };
}

const browserPackages = [
  "@tanstack/react-query",
  "clsx",
  "fast-check",
  "fast-png",
  "fflate",
  "i18next",
  "idb",
  "konva/lib/Context",
  "konva/lib/Layer",
  "lucide-react",
  "onnxruntime-web/wasm",
  "onnxruntime-web/webgpu",
  "prismjs/components/prism-bash",
  "prismjs/components/prism-clike",
  "prismjs/components/prism-core",
  "prismjs/components/prism-javascript",
  "prismjs/components/prism-json",
  "prismjs/components/prism-python",
  "radix-ui",
  "react",
  "react-dom",
  "react-dom/client",
  "react-i18next",
  "react-konva/lib/ReactKonvaCore",
  "react/jsx-dev-runtime",
  "react/jsx-runtime",
  "zod/mini",
  "zustand",
];

const underTest = process.env["VITEST"] !== undefined;
const browserPath = underTest ? findBrowser() : undefined;

export default defineConfig({
  // Not "spa": an unknown path answers 404 rather than the page.
  appType: "mpa",
  // No test finds a proxy, or a key, because of the environment that it was started in.
  plugins: [react(), tailwindcss(), strictPage(), offlineList(), fillKernel(), ...(underTest ? [] : [wavespeedProxy(process.env)])],
  worker: { format: "es", plugins: () => [fillKernel()] },
  server: { host: "127.0.0.1", headers: isolation },
  preview: { host: "127.0.0.1" },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: { page: "index.html", serviceWorker: "src/app/serviceWorker.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "serviceWorker" ? serviceWorkerFile : "assets/[name]-[hash].js"),
        // What the page begins with is one file, however much of it later parts use too: many small ones compress worse.
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"], test: (id) => !id.endsWith("/serviceWorker.ts") }] },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["src/**/*.test.ts", "e2e/**/*.test.ts"],
          exclude: ["**/*.browser.test.*", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        // All at once at the start: a package that is found later makes the server reload the page in the middle of a test.
        optimizeDeps: { include: browserPackages },
        test: {
          name: "browser",
          include: ["src/**/*.browser.test.{ts,tsx}"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: chromiumFlags, ...(browserPath === undefined ? {} : { executablePath: browserPath }) },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
