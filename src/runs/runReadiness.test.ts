import { describe, expect, it } from "vitest";
import { runReadiness, type ReadinessInput } from "./runReadiness";

const ready: ReadinessInput = {
  status: "ready",
  readOnly: false,
  hasPhoto: true,
  coverage: 0.2,
  prompt: "",
  hasLoraProblem: false,
  engine: "local",
  connection: "there",
};

describe("what a run still needs", () => {
  it("is nothing on Local with a photo and a mask, even without a prompt", () => {
    expect(runReadiness(ready)).toBeNull();
  });

  it("names the first missing thing", () => {
    expect(runReadiness({ ...ready, status: "restoring", hasPhoto: false })).toBe("restoring");
    expect(runReadiness({ ...ready, readOnly: true, coverage: 0 })).toBe("readOnly");
    expect(runReadiness({ ...ready, status: "loading" })).toBe("loading");
    expect(runReadiness({ ...ready, status: "empty", hasPhoto: false, coverage: 0 })).toBe("noPhoto");
    expect(runReadiness({ ...ready, coverage: 0 })).toBe("noMask");
  });

  it("leaves the local engine something to fill from", () => {
    expect(runReadiness({ ...ready, coverage: 1 })).toBe("allMasked");
  });

  it("asks for the key of WaveSpeed before anything else, then for a prompt", () => {
    expect(runReadiness({ ...ready, engine: "wavespeed", connection: "missing", hasPhoto: false })).toBe("needsKey");
    expect(runReadiness({ ...ready, engine: "wavespeed", connection: "coming", hasPhoto: false })).toBe("connecting");
    expect(runReadiness({ ...ready, engine: "wavespeed", connection: "refused" })).toBe("keyRefused");
    expect(runReadiness({ ...ready, engine: "wavespeed", prompt: "  " })).toBe("noPrompt");
    expect(runReadiness({ ...ready, engine: "wavespeed", prompt: "a cat", coverage: 1 })).toBeNull();
  });

  it("sends no LoRA path to WaveSpeed that is not valid, and lets Local ignore it", () => {
    expect(runReadiness({ ...ready, engine: "wavespeed", prompt: "a cat", hasLoraProblem: true })).toBe("loraPath");
    expect(runReadiness({ ...ready, hasLoraProblem: true })).toBeNull();
  });
});
