import { parseArgs } from "node:util";
import { scenarios } from "./scenarios";
import { startService } from "./service";

/** `npm run dev:service`: the stand-in for trying the page by hand. */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8787" },
    "output-port": { type: "string", default: "8788" },
    key: { type: "string", default: "stand-in-key" },
    tier: { type: "string", default: "bronze" },
    polls: { type: "string", default: "6" },
  },
});

const service = await startService({ key: values.key, port: Number(values.port), outputPort: Number(values["output-port"]) });
service.order({ settings: { tier: values.tier === "unlimited" ? "unlimited" : "bronze", pollsToFinish: Number(values.polls) } });

console.log(`Service address  ${service.url}
API key          ${values.key}
Files            ${service.outputUrl}
Controls         ${service.url}/control (GET, POST JSON)

In the prompt, in square brackets:
${Object.keys(scenarios).join(", ")}`);
