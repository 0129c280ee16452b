/** The WebAssembly built from `assembly/`, as base64: made by the plugin in vite.config.ts. */
declare module "virtual:fill-kernel" {
  const code: string;
  export default code;
}

/** The same for a memory that threads share. */
declare module "virtual:fill-kernel-shared" {
  const code: string;
  export default code;
}
