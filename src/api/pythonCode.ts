import { rolledSeeds } from "../engines/randomSeed";
import { fillModel } from "../engines/wavespeed/fillRequest";
import { bodyLines } from "./bodyLines";
import { imageFile, maskFile, patienceSeconds, pollSeconds, type CodeRequest } from "./codeRequest";
import { literal } from "./literals";

/**
 * A program for Python on the service's official package. It prints the address of each image, and nothing else to its output.
 * `max_connection_retries` is 0 too: packages before 1.0.14 repeat a submit with it.
 */
export function pythonCode(request: CodeRequest): string {
  const rolls = request.params.seed === null;
  const body = bodyLines(request, { indent: "        ", step: "    ", quotedNames: true, image: "image", mask: "mask", rolled: "seed" });
  return `# pip install wavespeed
# Save as fill.py beside ${imageFile} and
# ${maskFile}, then: python3 fill.py
import os
${rolls ? "import random\nimport sys\n" : ""}
from wavespeed import Client

client = Client(
    api_key=os.environ["WAVESPEED_API_KEY"],
    base_url=${literal(request.base)},
    # A repeat may be charged again.
    max_retries=0,
    # Old versions need this one as well.
    max_connection_retries=0,
)

# 1. Upload both files: each has exactly
#    the pixels of "size".
image = client.upload(${literal(imageFile)})
mask = client.upload(${literal(maskFile)})
${
  rolls
    ? `
# A seed that the service rolls is not in
# its answer, so it is rolled here.
seed = random.randrange(${rolledSeeds})
print("seed", seed, file=sys.stderr)
`
    : ""
}
# 2. Submit once, then ask every ${pollSeconds} s until
#    it is done.
result = client.run(
    ${literal(fillModel)},
    {
${body.map((line) => `${line},`).join("\n")}
    },
    poll_interval=${pollSeconds},
    timeout=${patienceSeconds},
    max_retries=0,
)

# 3. The addresses of the images, which the
#    service keeps for 7 days.
for url in result["outputs"]:
    print(url)
`;
}
