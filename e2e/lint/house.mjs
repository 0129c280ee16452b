/**
 * The house's own lint rules. `order` below is the one place where the import order is written; a file under src imports
 * only from its own folder and from folders to the left of it, so a cycle between folders cannot be written at all.
 * Type imports, re-exports, dynamic imports and `new URL(…, import.meta.url)` count as imports.
 */
export const order = [
  "lib",
  "proxy",
  "i18n",
  "ui",
  "image",
  "mask",
  "engines",
  "storage",
  "document",
  "settings",
  "ledger",
  "editor",
  "params",
  "runs",
  "project",
  "api",
  "gallery",
  "app",
];

/** Floors are plain TypeScript: they know neither React nor the words and controls of the page. */
export const floors = ["lib", "proxy", "image", "mask", "engines", "storage"];

/** Runs on a server, beside the page: no other room imports it, so nothing of it is ever in the bundle. */
export const apart = ["proxy"];

/** Each door: what may pass, and where alone it may stand. A place is a folder or a file under src. */
export const doors = [
  { packages: ["konva", "react-konva"], places: ["editor"], why: "the drawing library stays behind the editor" },
  { packages: ["idb"], globals: ["indexedDB"], places: ["storage"], why: "one owner of the database" },
  {
    globals: ["fetch", "XMLHttpRequest", "EventSource", "WebSocket"],
    places: ["engines/wavespeed", "image/fetchPhoto.ts", "app/serviceWorker.ts"],
    why: "all that leaves this page is in two places",
  },
  { packages: ["node:http", "node:https", "vite"], places: ["proxy"], why: "a server is no part of the page" },
  {
    globals: ["Worker", "SharedWorker"],
    // The mask's holds the photo's colours for the magic wand: it belongs to who forgets them with the photo.
    places: ["engines/local", "engines/onnx", "image", "mask/maskService.ts"],
    why: "whoever starts a worker ends it",
  },
  {
    packages: ["react", "react-dom", "react-i18next", "zustand", "@tanstack/react-query", "lucide-react", "radix-ui"],
    places: ["i18n", "ui", ...order.slice(order.indexOf("storage") + 1), "main.tsx"],
    why: "floors know no React",
  },
  {
    globals: ["document", "window", "localStorage", "sessionStorage"],
    places: ["i18n", "ui", ...order.slice(order.indexOf("storage")), "main.tsx"],
    why: "floors also run in workers and in Node",
  },
];

/** The path below the last `src/`, with forward slashes, or null for a file outside src. */
function pathInSource(filename) {
  const path = filename.replaceAll("\\", "/");
  const at = path.lastIndexOf("/src/");
  return at === -1 || path.includes("/e2e/") || path.includes("/node_modules/") ? null : path.slice(at + 5);
}

/** `./x` and `../y/z` seen from `from`, as a path below src; null when it leaves src or is a package. */
function resolveInSource(from, specifier) {
  if (!specifier.startsWith(".")) return null;
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("?")[0].split("/")) {
    if (part === "..") {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function roomOf(path) {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : "";
}

/** What is wrong with `from` importing `to` (paths below src), or null. */
export function forbiddenImport(from, to) {
  const [room, target] = [roomOf(from), roomOf(`${to}/`)];
  if (apart.includes(target) && room !== target) return `${target} runs beside the page and is never a part of it`;
  if (from === "main.tsx") return null;
  const [here, there] = [order.indexOf(room), order.indexOf(target)];
  if (here === -1) return `src/${from} lives in no room of the import order: ${order.join(" < ")}`;
  if (there === -1) return `src/${to} lives in no room of the import order: ${order.join(" < ")}`;
  if (there > here) return `${room} may not import ${target}; the order is ${order.join(" < ")}`;
  if (floors.includes(room) && !floors.includes(target)) return `${room} is a floor and imports only floors, not ${target}`;
  return null;
}

function packageOf(specifier) {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function mayStand(path, places) {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

/** Calls `visit(node, specifier)` for everything that loads another module. */
function onImports(visit) {
  const visitSource = (node) => {
    if (typeof node.source?.value === "string") visit(node.source, node.source.value);
  };
  return {
    ImportDeclaration: visitSource,
    ExportNamedDeclaration: visitSource,
    ExportAllDeclaration: visitSource,
    ImportExpression: visitSource,
    TSImportType: visitSource,
    NewExpression(node) {
      const [path, base] = node.arguments;
      if (
        node.callee.name === "URL" &&
        typeof path?.value === "string" &&
        base?.type === "MemberExpression" &&
        base.object.type === "MetaProperty"
      )
        visit(path, path.value);
    },
  };
}

const isTest = (path) => /\.test\.tsx?$/.test(path);

const oneWay = {
  create(context) {
    const path = pathInSource(context.filename);
    if (path === null) return {};
    return onImports((node, specifier) => {
      const target = resolveInSource(path, specifier);
      if (target === null) {
        if (specifier.startsWith(".")) context.report({ node, message: `src may not import from outside src: ${specifier}` });
        return;
      }
      const problem = forbiddenImport(path, target);
      if (problem !== null) context.report({ node, message: problem });
    });
  },
};

const plainPaths = {
  create(context) {
    const path = pathInSource(context.filename);
    if (path === null) return {};
    // Vite's configuration is loaded by Node itself, which wants the extensions, and with it all that it imports.
    const forNode = apart.includes(roomOf(path));
    const check = (node, specifier) => {
      if (!forNode && node.parent?.type !== "NewExpression" && /^\..*\.[cm]?[jt]sx?$/.test(specifier))
        context.report({ node, message: `write the path without its extension: ${specifier}` });
      if (/^\.[./]*$|\/index$/.test(specifier)) context.report({ node, message: `import the file, not a folder index: ${specifier}` });
    };
    return onImports(check);
  },
};

/** Parents under which an identifier only names a property, a key or a type, and does not read the global. */
function readsGlobal(node) {
  const { parent } = node;
  if (parent.type === "MemberExpression" && parent.property === node && !parent.computed)
    return /^(globalThis|window|self)$/.test(parent.object.name ?? "");
  if (
    (parent.type === "Property" || parent.type === "PropertyDefinition" || parent.type === "MethodDefinition") &&
    parent.key === node &&
    !parent.computed
  )
    return parent.shorthand === true;
  return (
    !parent.type.startsWith("TS") && !parent.type.startsWith("JSX") && !/^(Import|Export).*Specifier$|^LabeledStatement$/.test(parent.type)
  );
}

function isDeclared(context, node) {
  for (let scope = context.sourceCode.getScope(node); scope !== null; scope = scope.upper) {
    const variable = scope.set.get(node.name);
    if (variable !== undefined && variable.defs.length > 0) return true;
  }
  return false;
}

const doorsRule = {
  create(context) {
    const path = pathInSource(context.filename);
    if (path === null || isTest(path)) return {};
    const closed = doors.filter((door) => !mayStand(path, door.places));
    const message = (name, door) => `${name} may be used only in ${door.places.join(", ")}: ${door.why}`;
    return {
      ...onImports((node, specifier) => {
        const door = closed.find((one) => one.packages?.includes(packageOf(specifier)));
        if (door !== undefined) context.report({ node, message: message(specifier, door) });
      }),
      Identifier(node) {
        const door = closed.find((one) => one.globals?.includes(node.name));
        if (door !== undefined && readsGlobal(node) && !isDeclared(context, node))
          context.report({ node, message: message(node.name, door) });
      },
    };
  },
};

export default {
  meta: { name: "house" },
  rules: { "one-way": oneWay, "plain-paths": plainPaths, doors: doorsRule },
};
