import { build } from "vite";

/** A bench's page or worker with everything that it imports, as one script. */
export async function bundleScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, target: "es2023", lib: { entry, formats: ["es"], fileName: "bench" } },
  });
  const outputs = Array.isArray(built) ? built : "output" in built ? [built] : [];
  const chunk = outputs.flatMap((one) => one.output).find((one) => one.type === "chunk");
  if (chunk === undefined || chunk.type !== "chunk") throw new Error(`${entry} could not be built`);
  return chunk.code;
}
