import { describeEngineContract } from "../../src/engines/contract";
import { engineFor, makeJob, standIn } from "./fixture";
import { readPicture } from "./picture";

const service = standIn();

describeEngineContract("wavespeed", {
  createEngine: () => engineFor(service()).engine,
  createJob: (params) => Promise.resolve(makeJob("a lamp", params)),
  // The stand-in goes on by being asked.
  goOn: () => Promise.resolve(),
  sizeOf: async (blob) => {
    const picture = readPicture(new Uint8Array(await blob.arrayBuffer()));
    return { width: picture?.width ?? 0, height: picture?.height ?? 0 };
  },
});
