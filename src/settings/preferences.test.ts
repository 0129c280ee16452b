import { describe, expect, it } from "vitest";
import { parsePreferences } from "./preferences";

describe("preferences", () => {
  it("keeps what makes sense and takes defaults for the rest", () => {
    const parsed = parsePreferences(
      JSON.stringify({ theme: "light", language: "xx", inspectorWidth: 9000, tier: "silver", overlay: { colour: "red", opacity: 0.5 } }),
    );
    expect(parsed).toEqual({
      theme: "light",
      language: null,
      inspectorWidth: 360,
      overlay: { colour: "red", opacity: 0.5, hatch: true, edge: true, view: "colour" },
      serviceAddress: null,
      tier: "silver",
      dailyCap: null,
      penPressure: "size",
      showFrame: true,
      recipe: "settings",
    });
  });

  it("starts over when the text is broken", () => {
    expect(parsePreferences("{").theme).toBeNull();
    expect(parsePreferences(null).overlay).toEqual({ colour: "violet", opacity: 0.46, hatch: true, edge: true, view: "colour" });
  });
});
