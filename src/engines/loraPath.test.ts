import { describe, expect, it } from "vitest";
import { defaultParams, fillParamsSchema } from "./fillParams";
import { loraKey, loraPathProblem, usableLoras } from "./loraPath";

describe("the path of a LoRA", () => {
  it("is owner/model or an https address", () => {
    for (const path of [
      "studio/soft-film_grain.v2",
      " studio/grain ",
      "https://huggingface.co/a/b/resolve/main/c.safetensors?download=true",
    ]) {
      expect(loraPathProblem(path)).toBeNull();
    }
  });

  it("is refused with its own reason", () => {
    expect(loraPathProblem("  ")).toBe("missing");
    expect(loraPathProblem("studio/film grain")).toBe("spaces");
    expect(loraPathProblem("http://example.com/a.safetensors")).toBe("http");
    expect(loraPathProblem("https://me:secret@example.com/a.safetensors")).toBe("credentials");
    for (const path of [
      "grain",
      "a/b/c",
      "../b",
      "a/",
      "/b",
      "https://",
      "https:///a",
      "ftp://example.com/a",
      "javascript:alert(1)",
      "gió/b",
    ]) {
      expect(loraPathProblem(path), path).toBe("form");
    }
  });

  it("is the same in another case of a name or a host, not of a file", () => {
    expect(loraKey("Studio/Grain")).toBe(loraKey("studio/grain "));
    expect(loraKey("https://Example.com/A")).toBe(loraKey("https://example.com/A"));
    expect(loraKey("https://example.com/A")).not.toBe(loraKey("https://example.com/a"));
  });
});

describe("LoRAs that can be sent", () => {
  it("have a path of the right form, and each is there once, the first", () => {
    const rows = [
      { path: " studio/grain ", weight: 0.8 },
      { path: "grain", weight: 1 },
      { path: "Studio/grain", weight: 2 },
      { path: "", weight: 1 },
    ];
    expect(usableLoras(rows)).toEqual([{ path: "studio/grain", weight: 0.8 }]);
  });

  it("are all that is read of a stored form, which stays readable", () => {
    const loras = [
      { path: "http://example.com/a", weight: 1 },
      { path: "studio/grain", weight: 1 },
    ];
    expect(fillParamsSchema.parse({ ...defaultParams, loras }).loras).toEqual([{ path: "studio/grain", weight: 1 }]);
  });
});
