import { rolledSeeds } from "../engines/randomSeed";
import { fillModel } from "../engines/wavespeed/fillRequest";
import { bodyLines } from "./bodyLines";
import { imageFile, maskFile, patienceSeconds, pollSeconds, type CodeRequest } from "./codeRequest";
import { literal } from "./literals";

/** A program for Node on the service's official package. It prints the address of each image, and nothing else to its output. */
export function javascriptCode(request: CodeRequest): string {
  const rolls = request.params.seed === null;
  const body = bodyLines(request, { indent: "    ", step: "  ", quotedNames: false, image: "image", mask: "mask", rolled: "seed" });
  return `// npm install wavespeed
// Save as fill.mjs beside ${imageFile} and
// ${maskFile}, then: node fill.mjs
${rolls ? 'import { randomInt } from "node:crypto";\n' : ""}import { Client } from "wavespeed";

const { WAVESPEED_API_KEY } = process.env;
const client = new Client(WAVESPEED_API_KEY, {
  baseUrl: ${literal(request.base)},
  // A repeat may be charged again.
  maxRetries: 0,
});

// 1. Upload both files: each has exactly
//    the pixels of "size".
const image = await client.upload(${literal(imageFile)});
const mask = await client.upload(${literal(maskFile)});
${
  rolls
    ? `
// A seed that the service rolls is not in
// its answer, so it is rolled here.
const seed = randomInt(${rolledSeeds});
console.error(\`seed \${seed}\`);
`
    : ""
}
// 2. Submit once, then ask every ${pollSeconds} s until
//    it is done.
const { outputs } = await client.run(
  ${literal(fillModel)},
  {
${body.map((line) => `${line},`).join("\n")}
  },
  {
    pollInterval: ${pollSeconds},
    timeout: ${patienceSeconds},
    maxRetries: 0,
  },
);

// 3. The addresses of the images, which the
//    service keeps for 7 days.
for (const url of outputs) console.log(url);
`;
}
