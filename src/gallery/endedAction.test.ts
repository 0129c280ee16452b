import { expect, it } from "vitest";
import { endedAction } from "./endedAction";

const after = (code: string, values: Record<string, string> = {}) => endedAction({ code, values });

it("leads to what the service did not accept", () => {
  expect(after("service-moderated", { message: "flagged" })).toBe("changePrompt");
  expect(after("service-params", { field: "prompt" })).toBe("changePrompt");
  expect(after("service-params", { field: "guidance" })).toBe("changeSettings");
  expect(after("service-no-credits")).toBe("topUp");
  expect(after("service-key-refused")).toBe("openConnection");
});

it("has nothing where only another try helps, or a change that no form has", () => {
  expect(after("run-failed", { message: "internal" })).toBeNull();
  expect(after("service-params", { field: "mask" })).toBeNull();
  expect(after("a code of the service's own")).toBeNull();
});
