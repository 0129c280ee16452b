import { readFileSync, writeFileSync } from "node:fs";
import { fillHoleNow } from "../../../src/engines/local/fillHole";
import { chooseKernel } from "../../../src/engines/local/kernel/chooseKernel";
import { compileKernel } from "../../../src/engines/local/kernel/compileKernel";
import { scriptKernel } from "../../../src/engines/local/kernel/scriptKernel";
import { decodePng, encodePng } from "../../../src/image/png";
import { peakOf } from "../peakMemory";

/** One local fill in a process of its own, so that its peak memory is its own: fillCase.ts image.png mask.png out.png seed [plain]. Prints JSON. */
const [imagePath = "", maskPath = "", outPath = "", seed = "", wanted = ""] = process.argv.slice(2);
const image = await decodePng(new Uint8Array(readFileSync(imagePath)));
const light = await decodePng(new Uint8Array(readFileSync(maskPath)));
const mask = Uint8Array.from({ length: image.width * image.height }, (_, i) => light.data[i * 4] ?? 0);
const kernel = wanted === "plain" ? scriptKernel : await chooseKernel(await compileKernel());
const before = process.cpuUsage();
const filled = fillHoleNow({ image, mask, seed: Number(seed), steps: 28 }, kernel);
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
writeFileSync(outPath, await encodePng({ ...filled, channels: 4 }));
const peak = peakOf("self");
process.stdout.write(JSON.stringify({ seconds, peakBytes: peak === null ? process.resourceUsage().maxRSS * 1024 : peak * 1024 ** 2 }));
